package import JourneyCore
package import JourneyStore

/// The services of one daemon, put together over one store.
package struct Engine: Sendable {
    package let store: any Store
    package let decider: CurrentDecider
    package let time: any TimeSource
    package let intake: Intake
    package let waker: Waker
    package let learner: Learner
    package let queue: Queue
    package let feedback: FeedbackDesk
    package let gatekeeper: Gatekeeper

    package init(
        store: any Store,
        decider: Decider,
        rendering: any Rendering,
        links: any LinkMaking,
        time: any TimeSource,
        observer: Observer = .none,
        alarm: Alarm = .none
    ) {
        self.store = store
        self.time = time
        let current = CurrentDecider(decider, keepsRecords: observer.isThere)
        self.decider = current
        intake = Intake(store: store, decider: current, time: time, observer: observer)
        waker = Waker(store: store, decider: current, time: time, observer: observer)
        learner = Learner(store: store, decider: current, time: time)
        queue = Queue(
            store: store,
            decider: current,
            time: time,
            rendering: rendering,
            links: links,
            observer: observer,
            alarm: alarm
        )
        feedback = FeedbackDesk(store: store, decider: current, time: time, observer: observer)
        gatekeeper = Gatekeeper(store: store, decider: current, time: time, observer: observer)
    }
}
