/// A date of the proleptic Gregorian calendar, as the getters of the expression language need it.
///
/// The formula is Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
struct ExactDate {
    var year: Int64
    /// 1 to 12.
    var month: Int64
    /// 1 to 31.
    var dayOfMonth: Int64

    /// `day` counts from 1970-01-01.
    init(day: Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
