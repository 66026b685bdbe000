/// What every decision of this moment has in common: the files and the calendar.
package struct Decider: Sendable {
    package let programme: Programme
    package let calendar: any CivilCalendar

    package init(programme: Programme, calendar: any CivilCalendar) {
        self.programme = programme
        self.calendar = calendar
    }

    package func turn(
        of customer: Customer,
        gates: Gates,
        addresses: any AddressBook,
        at now: Timestamp
    ) -> Turn {
        Turn(
            of: customer,
            in: programme,
            gates: gates,
            addresses: addresses,
            calendar: calendar,
            at: now
        )
    }
}
