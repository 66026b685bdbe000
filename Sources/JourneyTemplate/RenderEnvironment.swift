package import JourneyCore

/// The language in which numbers, money and dates are written.
package enum TemplateLocale: String, Sendable {
    case ru, en

    /// The locale of a language tag such as `ru-RU` or `en_GB`; nil for a language without a
    /// locale here.
    package init?(tag: String) {
        let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self.init(rawValue: language)
    }
}

/// What rendering may know about the customer's surroundings, besides the scope.
package struct RenderEnvironment: Sendable {
    package var locale: TemplateLocale
    /// An IANA name that `calendar` knows.
    package var timeZone: String
    package var calendar: any CivilCalendar
    /// The ISO 4217 code of `money` without an argument.
    package var currency: String
    package var now: Timestamp
    package var limits: RenderLimits
    /// What `include` and `render` may name.
    package var partials: [String: Template]

    package init(
        locale: TemplateLocale,
        timeZone: String,
        calendar: any CivilCalendar,
        currency: String,
        now: Timestamp,
        limits: RenderLimits,
        partials: [String: Template] = [:]
    ) {
        self.locale = locale
        self.timeZone = timeZone
        self.calendar = calendar
        self.currency = currency
        self.now = now
        self.limits = limits
        self.partials = partials
    }
}
