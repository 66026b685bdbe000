package import JourneyCore

/// Why a customer was spoken to or not: composed in words from what was recorded, beside what the
/// rules say now, what would have made a difference, and what comes next.
package struct Explanation {
    package struct Passage {
        package var enrollment: Enrollment
        package var text: String
        package var contacts: [ContactStory]
        /// Rungs of its ladders whose turn never came.
        package var untried: [UntriedRung]
        /// What comes next and when.
        package var next: [Next]
    }

    package struct ContactStory {
        package var contact: Contact
        /// The rule that kept it back.
        package var rule: Rule?
        var fact: DecidingFact
        /// What was decided, when, by which rule, with its value.
        package var text: String
        /// What would have changed the verdict.
        package var otherwise: [SupposedStory]
        /// The verdict is another policy's than the one that is asked now.
        var isPolicyChanged: Bool
        /// What each rule says now; empty of what has left.
        package var rules: [RuleStory]
        /// Of one that ended without leaving: whether it would now be sent.
        package var now: String?
        /// What comes next and when.
        package var next: [Next]
    }

    package struct SupposedStory {
        package var supposed: Supposed
        package var text: String
    }

    package struct RuleStory {
        package var rule: Rule
        package var passes: Bool
        package var text: String
    }

    package struct UntriedRung {
        package var message: String
        package var about: String
        package var channel: Channel
        package var rendition: String
        package var text: String
        /// What speaks against it already now.
        package var now: String?
    }

    package struct RejectionStory {
        package var rejection: Rejection
        package var text: String
    }

    package struct Next {
        var step: NextStep
        package var text: String

        init(_ step: NextStep, _ words: any ExplanationWords) {
            self.step = step
            text = words.next(step)
        }
    }

    package var customer: Customer
    /// The moment that the rules were asked about.
    package var at: Timestamp
    package var zone: String
    package var zoneSource: ZoneSource
    package var language: ExplanationLanguage
    let labels: ExplanationLabels
    let heading: String
    package var passages: [Passage]
    /// What kept the customer out of journeys, the latest of each kind.
    package var rejections: [RejectionStory]
    /// What comes of itself, of no passage.
    package let next: [Next]

    init(
        customer: Customer,
        at: Timestamp,
        zone: String,
        zoneSource: ZoneSource,
        language: ExplanationLanguage,
        labels: ExplanationLabels,
        heading: String,
        passages: [Passage],
        rejections: [RejectionStory],
        next: [Next]
    ) {
        self.customer = customer
        self.at = at
        self.zone = zone
        self.zoneSource = zoneSource
        self.language = language
        self.labels = labels
        self.heading = heading
        self.passages = passages
        self.rejections = rejections
        self.next = next
    }
}
