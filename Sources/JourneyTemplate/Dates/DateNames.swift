/// The names of months and days, as a date in a text has them.
struct DateNames: Sendable {
    /// As in "2 марта": the case that stands after a day.
    var months: [String]
    var shortMonths: [String]
    /// From Sunday.
    var weekdays: [String]
    var shortWeekdays: [String]

    static func names(in locale: TemplateLocale) -> DateNames {
        switch locale {
        case .ru: russian
        case .en: english
        }
    }

    static let english = DateNames(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ],
        shortMonths: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        weekdays: [
            "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        ],
        shortWeekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    )

    static let russian = DateNames(
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
            "октября", "ноября", "декабря",
        ],
        shortMonths: [
            "янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.",
            "нояб.", "дек.",
        ],
        weekdays: [
            "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
        ],
        shortWeekdays: ["вс", "пн", "вт", "ср", "чт", "пт", "сб"]
    )
}
