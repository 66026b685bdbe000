/// What a history of `simulate` is held to; raw values are stable ids.
package enum Rule: String, Sendable, Codable, CaseIterable {
    // The form of a line.
    case unreadableLine = "unreadable_line"
    case wrongKeyOrder = "wrong_key_order"
    case emptyValue = "empty_value"
    case missingKey = "missing_key"
    case wrongTimeForm = "wrong_time_form"
    case unknownWord = "unknown_word"
    case unknownName = "unknown_name"
    case outOfOrder = "out_of_order"
    case wrongCost = "wrong_cost"
    // Never twice.
    case sentTwice = "sent_twice"
    case secondLadder = "second_ladder"
    case sentAfterSeen = "sent_after_seen"
    case twoAlive = "two_alive"
    case sameAddress = "same_address"
    case wrongOffer = "wrong_offer"
    // The policy.
    case capExceeded = "cap_exceeded"
    case quietHours = "quiet_hours"
    case channelHours = "channel_hours"
    case noConsent = "no_consent"
    case unreachable
    case holdout
    case expired
    case mergedCustomer = "merged_customer"
    // What is shown is taken back, once.
    case withdrawnUnsent = "withdrawn_unsent"
    case withdrawnEarly = "withdrawn_early"
    case withdrawnTwice = "withdrawn_twice"
    case withdrawalMissing = "withdrawal_missing"
    // The walk of an enrollment.
    case notEnrolled = "not_enrolled"
    case enrolledTwice = "enrolled_twice"
    case exitedTwice = "exited_twice"
    case goalTwice = "goal_twice"
    case goalWithoutExit = "goal_without_exit"
    case exitWithoutGoal = "exit_without_goal"
    case sendAfterExit = "send_after_exit"
    case sendAfterGoal = "send_after_goal"
    case walkAfterExit = "walk_after_exit"
    case notArrived = "not_arrived"
    case silentStep = "silent_step"
    case changedEnrollment = "changed_enrollment"
    // The life of a contact.
    case outcomeTwice = "outcome_twice"
    case outcomeMissing = "outcome_missing"
    case wrongOutcome = "wrong_outcome"
    case decidedAfterEnd = "decided_after_end"
    case decidedEarly = "decided_early"
    case forgotten
    case badReason = "bad_reason"
    case untilNotLater = "until_not_later"
    case changedContact = "changed_contact"
    case secondContact = "second_contact"
    case feedbackUnsent = "feedback_unsent"
}
