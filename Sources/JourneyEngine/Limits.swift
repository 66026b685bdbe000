package import JourneyCore

/// Every bound of the daemon, with its reason.
package enum Limits {
    /// An event's JSON: a cart of hundreds of items fits, a blob does not.
    package static let eventBytesMax = 32 * 1_024
    /// A request: what the SDKs themselves send at most.
    package static let requestBytesMax = 500 * 1_024
    /// Events of one request.
    package static let requestEventsMax = 2_500
    /// Events of one transaction: more gains little and holds others up.
    package static let intakeBatchMax = 1_000
    /// Events that wait for a transaction; beyond, senders are told to come back.
    package static let intakeWaitingMax = 20_000
    /// Customers woken in one transaction: as many as events are taken in.
    package static let wakeBatchMax = 1_000
    /// Jobs of one lease.
    package static let leaseJobsMax = 1_000
    /// How long a lease request may wait for jobs.
    package static let leaseWaitMax = Milliseconds.seconds(30)
    /// How long a granted begin holds: the gate must be obeyed within a second.
    package static let beginValidity = Contact.grantValidity
    /// How long the waker sleeps at most, so that what others wrote is seen.
    package static let wakeIntervalMax = Milliseconds.seconds(1)
    /// What is overdue for longer says that the daemon was off, not that it was started anew.
    package static let restartLength = Milliseconds.minutes(1)
    /// A lease asked for by an adapter.
    package static let leaseMax = Milliseconds.hours(1)
}
