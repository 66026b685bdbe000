package import JourneyCore

/// Time zones for tests, by their present rules, so that no test needs the system's files.
package enum TestZones {
    /// `UTC` and zones of every kind: without a change, an hour, half an hour, two hours, changes
    /// at midnight, south of the equator, and daylight saving time in winter.
    package static let calendar = ZoneCalendar(
        rules.compactMapValues { try? ZoneTable(rule: $0) },
        version: "rules of 2025"
    )

    /// One zone, `name`, with its clocks always `offsetSeconds` ahead of UTC.
    package static func fixed(_ name: String, offsetSeconds: Int32) -> ZoneCalendar {
        ZoneCalendar([name: ZoneTable(offsetSeconds: offsetSeconds)], version: "fixed")
    }

    /// In the notation of POSIX's `TZ`, by IANA name.
    package static let rules = [
        "UTC": "UTC0",
        "Europe/Moscow": "MSK-3",
        "Europe/Kaliningrad": "EET-2",
        "Asia/Yekaterinburg": "<+05>-5",
        "Asia/Vladivostok": "<+10>-10",
        "Asia/Kathmandu": "<+0545>-5:45",
        "Europe/Berlin": "CET-1CEST,M3.5.0,M10.5.0/3",
        "Europe/London": "GMT0BST,M3.5.0/1,M10.5.0",
        "Europe/Dublin": "IST-1GMT0,M10.5.0,M3.5.0/1",
        "America/New_York": "EST5EDT,M3.2.0,M11.1.0",
        "America/Los_Angeles": "PST8PDT,M3.2.0,M11.1.0",
        "America/Santiago": "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
        "Africa/Cairo": "EET-2EEST,M4.5.5/0,M10.5.4/24",
        "Asia/Beirut": "EET-2EEST,M3.5.0/0,M10.5.0/0",
        "Australia/Lord_Howe": "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "Antarctica/Troll": "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3",
        "America/Nuuk": "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "Pacific/Kiritimati": "<+14>-14",
    ]
}
