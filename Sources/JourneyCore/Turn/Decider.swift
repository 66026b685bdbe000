/// What every decision of this moment has in common: the files and the calendar.
package struct Decider: Sendable {
    package let programme: Programme
    package let calendar: any CivilCalendar
    /// Whether turns say what they did (``Turn/records``), for somebody who reads it.
    package var keepsRecords: Bool

    package init(
        programme: Programme,
        calendar: any CivilCalendar,
        keepsRecords: Bool = true
    ) {
        self.programme = programme
        self.calendar = calendar
        self.keepsRecords = keepsRecords
    }

    /// `learned` is the snapshot in force at `now`; `nil` where nobody has learned anything.
    package func turn(
        of customer: Customer,
        gates: Gates,
        addresses: any AddressBook,
        at now: Timestamp,
        learned: ResponseSnapshot?
    ) -> Turn {
        Turn(
            of: customer,
            in: programme,
            gates: gates,
            addresses: addresses,
            calendar: calendar,
            at: now,
            learned: learned,
            keepsRecords: keepsRecords
        )
    }
}
