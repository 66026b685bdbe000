/// A candidate that never came so far that a contact or an enrollment tells of it.
///
/// Counted for each customer, journey, step and reason; the latest is kept whole.
package struct Rejection: Hashable, Sendable {
    package enum Reason: UInt8, CaseIterable, Sendable {
        /// The event arrived too late after it happened; the value is by how many milliseconds.
        case late = 1
        /// The entry's condition does not hold.
        case condition = 2
        /// The entry's condition has no value, such as of a name that is missing.
        case conditionUnknown = 3
        /// The entry's key has no value.
        case keyUnknown = 4
        /// The same trigger again; the value is until when.
        case repeated = 5
        /// Who has been inside never comes in again.
        case once = 6
        /// The customer is inside.
        case inside = 7
        /// Too soon after the entry before; the value is when the next may be.
        case tooSoon = 8
        /// The customer is inside as often as it may; the value is how often.
        case tooMany = 9
        /// The newer trigger came after the first contact had begun.
        case spoken = 10
        /// The files no longer have the step's message.
        case messageMissing = 11
        /// The rung's turn would come when the send is over; the value is when it would be.
        case outOfTime = 12

        package var word: String {
            switch self {
            case .late: "late"
            case .condition: "condition"
            case .conditionUnknown: "condition_unknown"
            case .keyUnknown: "key_unknown"
            case .repeated: "repeated"
            case .once: "once"
            case .inside: "inside"
            case .tooSoon: "too_soon"
            case .tooMany: "too_many"
            case .spoken: "spoken"
            case .messageMissing: "message_missing"
            case .outOfTime: "out_of_time"
            }
        }
    }

    package var journey: String
    /// Empty where the journey itself was not entered.
    package var step: String
    package var reason: Reason
    /// What the reason says of it, else 0.
    package var value: Int64
    /// The entry event's name.
    package var event: String
    package var at: Timestamp
    /// How often so far.
    package var count: Int

    package init(
        journey: String,
        step: String = "",
        reason: Reason,
        value: Int64 = 0,
        event: String,
        at: Timestamp,
        count: Int = 1
    ) {
        self.journey = journey
        self.step = step
        self.reason = reason
        self.value = value
        self.event = event
        self.at = at
        self.count = count
    }
}
