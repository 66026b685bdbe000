import JourneyCore

/// The sentences of explanations in one language.
///
/// Each conformer has a word for every case: a new one does not compile before all languages know
/// it. Names of files (journeys, messages, topics, events) and codes stay as they are.
protocol ExplanationWords {
    var labels: ExplanationLabels { get }
    var waiting: WaitingWords { get }

    func heading(_ customer: String, zone: String) -> String
    func passage(_ enrollment: Enrollment) -> String
    /// What it is, what became of it, and why.
    func contact(_ contact: Contact, by rule: Rule?, _ fact: DecidingFact) -> String
    /// A reason as a clause.
    func clause(_ reason: Reason) -> String
    func name(_ rule: Rule) -> String
    /// Behind a reason: which rule it was.
    func by(_ rule: Rule) -> String
    /// That another channel's contact was seen, which recalled this one.
    func seenElsewhere(by other: Contact) -> String
    /// `why` it waits, and since when that is decided.
    func waits(until: Timestamp, since: Timestamp, _ why: String) -> String
    /// Empty where there is nothing to say.
    func fact(_ fact: DecidingFact) -> String
    func finding(_ rule: Rule, _ finding: Arbiter.Finding) -> String
    /// What would have come of a contact under a supposition.
    func supposed(_ supposed: Supposed, about contact: Contact, _ fact: DecidingFact) -> String
    /// What the rules say now of one that has ended.
    func now(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String
    /// What speaks already now against a rung whose turn may come.
    func obstacles(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String
    func next(_ step: NextStep) -> String
    func untried(_ rung: Rung, message: String, about: String, _ cause: UntriedCause) -> String
    /// `source`: the expression that it is about.
    func rejection(_ rejection: Rejection, _ source: String?) -> String
}

/// The short words around the sentences.
struct ExplanationLabels {
    var noJourney: String
    var rejections: String
    var next: String
    var otherwise: String
    var now: String
    /// As wide as ``fails``.
    var passes: String
    var fails: String
    /// Said of a verdict under another policy than today's.
    var policyChanged: String
}
