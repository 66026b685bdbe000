package import JourneyCore

/// A marketer's test: a customer, what happens to them, and what is expected of the journeys.
package struct Scenario: Sendable {
    package var name: String
    /// Where it is written: the path of its file, and the line of its `test:`, from 1.
    package var file: String
    package var line: Int
    /// The journey that is tested, alone; `nil`: all of the folder, together.
    package var journey: String?
    package var customer: Person
    /// The arms that the customer is in, by the name of the experiment.
    package var arms: [String: String]
    /// Sorted by time as far as the file is; the runner sorts.
    package var given: [Occurrence]
    package var expected: [Expectation]
    /// Whether nothing else may be said.
    package var isComplete: Bool

    /// Who is tested.
    package struct Person: Sendable {
        package var id: String
        /// As an `identify` call carries them.
        package var traits: ValueMap
        /// An IANA name; `nil`: what the country or the telephone number says, else the policy's.
        package var timeZone: String?
    }

    /// A time as it is written: by the customer's clock, or an instant.
    package enum Moment: Hashable, Sendable {
        case local(CivilTime)
        case instant(Timestamp)
    }

    /// Something that happens to the customer.
    package struct Occurrence: Sendable {
        package enum Deed: Sendable {
            case event(name: String, properties: ValueMap)
            /// Traits that an `identify` call brings.
            case identify(ValueMap)
            /// To the latest contact of a message that was sent, in a channel or in any.
            case reaction(Reaction, message: String, Channel?)
        }

        package var at: Moment
        package var deed: Deed
        /// Of its `at:`, from 1.
        package var line: Int
    }

    /// What a customer does with what they were sent.
    package enum Reaction: String, CaseIterable, Sendable {
        case sees
        case clicks
        case replies
        case bounces
        case complains
        case unsubscribes
    }

    /// A line of the timeline that must be there.
    package struct Expectation: Sendable {
        package var at: Moment
        /// How much later it may be.
        package var within: Milliseconds
        package var fact: Fact
        /// Of its `at:`, from 1.
        package var line: Int
    }

    package enum Fact: Hashable, Sendable {
        /// Sent; a channel or rendition that is not named may be any.
        case message(String, Channel?, rendition: String?)
        /// Wanted, and given up.
        case suppressed(String, Channel?, because: String?)
        case enters(journey: String)
        /// With the reason, such as `finished`.
        case leaves(reason: String)
        case reachesGoal
    }
}
