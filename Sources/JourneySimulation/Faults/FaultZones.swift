/// Forty zones of customers, those with the oddest clocks among them.
///
/// The engine reads the rules; what the invariants are asked with are offsets that were computed
/// by other software from the same time zone database: a fault in one shows against the other.
enum FaultZones {
    struct Zone: Sendable {
        var name: String
        /// In the notation of POSIX's `TZ`.
        var rule: String
        /// Ahead of UTC when the simulation starts, in seconds.
        var offset: Int32
        /// From when on it is another, in milliseconds since 1970, to May 2027.
        var changes: [(from: Int64, offset: Int32)] = []

        func offset(at milliseconds: Int64) -> Int32 {
            changes.last { $0.from <= milliseconds }?.offset ?? offset
        }
    }

    static let policyZone = "Europe/Moscow"

    static func zone(named name: String) -> Zone? { all.first { $0.name == name } }

    static let all: [Zone] = [
        Zone(name: "Europe/Moscow", rule: "MSK-3", offset: 10_800),
        Zone(name: "Europe/Kaliningrad", rule: "EET-2", offset: 7_200),
        Zone(name: "Europe/Samara", rule: "<+04>-4", offset: 14_400),
        Zone(name: "Asia/Yekaterinburg", rule: "<+05>-5", offset: 18_000),
        Zone(name: "Asia/Omsk", rule: "<+06>-6", offset: 21_600),
        Zone(name: "Asia/Krasnoyarsk", rule: "<+07>-7", offset: 25_200),
        Zone(name: "Asia/Irkutsk", rule: "<+08>-8", offset: 28_800),
        Zone(name: "Asia/Yakutsk", rule: "<+09>-9", offset: 32_400),
        Zone(name: "Asia/Vladivostok", rule: "<+10>-10", offset: 36_000),
        Zone(name: "Asia/Kamchatka", rule: "<+12>-12", offset: 43_200),
        Zone(name: "Asia/Almaty", rule: "<+05>-5", offset: 18_000),
        Zone(name: "Asia/Tashkent", rule: "<+05>-5", offset: 18_000),
        Zone(name: "Asia/Tbilisi", rule: "<+04>-4", offset: 14_400),
        Zone(name: "Asia/Dubai", rule: "<+04>-4", offset: 14_400),
        Zone(name: "Asia/Kathmandu", rule: "<+0545>-5:45", offset: 20_700),
        Zone(name: "Asia/Kolkata", rule: "IST-5:30", offset: 19_800),
        Zone(name: "Asia/Bangkok", rule: "<+07>-7", offset: 25_200),
        Zone(name: "Asia/Shanghai", rule: "CST-8", offset: 28_800),
        Zone(name: "Asia/Tokyo", rule: "JST-9", offset: 32_400),
        Zone(
            name: "Australia/Adelaide",
            rule: "ACST-9:30ACDT,M10.1.0,M4.1.0/3",
            offset: 37_800,
            changes: [
                (1_775_320_200_000, 34_200),
                (1_791_045_000_000, 37_800),
                (1_806_769_800_000, 34_200),
            ]
        ),
        Zone(
            name: "Australia/Lord_Howe",
            rule: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
            offset: 39_600,
            changes: [
                (1_775_314_800_000, 37_800),
                (1_791_041_400_000, 39_600),
                (1_806_764_400_000, 37_800),
            ]
        ),
        Zone(
            name: "Pacific/Auckland",
            rule: "NZST-12NZDT,M9.5.0,M4.1.0/3",
            offset: 46_800,
            changes: [
                (1_775_311_200_000, 43_200),
                (1_790_431_200_000, 46_800),
                (1_806_760_800_000, 43_200),
            ]
        ),
        Zone(
            name: "Pacific/Chatham",
            rule: "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
            offset: 49_500,
            changes: [
                (1_775_311_200_000, 45_900),
                (1_790_431_200_000, 49_500),
                (1_806_760_800_000, 45_900),
            ]
        ),
        Zone(name: "Pacific/Kiritimati", rule: "<+14>-14", offset: 50_400),
        Zone(name: "Pacific/Marquesas", rule: "<-0930>9:30", offset: -34_200),
        Zone(name: "Pacific/Apia", rule: "<+13>-13", offset: 46_800),
        Zone(
            name: "America/New_York",
            rule: "EST5EDT,M3.2.0,M11.1.0",
            offset: -18_000,
            changes: [
                (1_772_953_200_000, -14_400),
                (1_793_512_800_000, -18_000),
                (1_805_007_600_000, -14_400),
            ]
        ),
        Zone(
            name: "America/Los_Angeles",
            rule: "PST8PDT,M3.2.0,M11.1.0",
            offset: -28_800,
            changes: [
                (1_772_964_000_000, -25_200),
                (1_793_523_600_000, -28_800),
                (1_805_018_400_000, -25_200),
            ]
        ),
        Zone(
            name: "America/St_Johns",
            rule: "NST3:30NDT,M3.2.0,M11.1.0",
            offset: -12_600,
            changes: [
                (1_772_947_800_000, -9_000),
                (1_793_507_400_000, -12_600),
                (1_805_002_200_000, -9_000),
            ]
        ),
        Zone(name: "America/Sao_Paulo", rule: "<-03>3", offset: -10_800),
        Zone(
            name: "America/Santiago",
            rule: "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
            offset: -10_800,
            changes: [
                (1_775_358_000_000, -14_400),
                (1_788_667_200_000, -10_800),
                (1_806_807_600_000, -14_400),
            ]
        ),
        Zone(
            name: "America/Nuuk",
            rule: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
            offset: -7_200,
            changes: [
                (1_774_746_000_000, -3_600),
                (1_792_890_000_000, -7_200),
                (1_806_195_600_000, -3_600),
            ]
        ),
        Zone(
            name: "Africa/Cairo",
            rule: "EET-2EEST,M4.5.5/0,M10.5.4/24",
            offset: 7_200,
            changes: [
                (1_776_981_600_000, 10_800),
                (1_793_307_600_000, 7_200),
                (1_809_036_000_000, 10_800),
            ]
        ),
        Zone(name: "Africa/Lagos", rule: "WAT-1", offset: 3_600),
        Zone(name: "Africa/Johannesburg", rule: "SAST-2", offset: 7_200),
        Zone(
            name: "Asia/Beirut",
            rule: "EET-2EEST,M3.5.0/0,M10.5.0/0",
            offset: 7_200,
            changes: [
                (1_774_735_200_000, 10_800),
                (1_792_875_600_000, 7_200),
                (1_806_184_800_000, 10_800),
            ]
        ),
        Zone(
            name: "Asia/Jerusalem",
            rule: "IST-2IDT,M3.4.4/26,M10.5.0",
            offset: 7_200,
            changes: [
                (1_774_569_600_000, 10_800),
                (1_792_882_800_000, 7_200),
                (1_806_019_200_000, 10_800),
            ]
        ),
        Zone(
            name: "Europe/Berlin",
            rule: "CET-1CEST,M3.5.0,M10.5.0/3",
            offset: 3_600,
            changes: [
                (1_774_746_000_000, 7_200),
                (1_792_890_000_000, 3_600),
                (1_806_195_600_000, 7_200),
            ]
        ),
        Zone(
            name: "Europe/London",
            rule: "GMT0BST,M3.5.0/1,M10.5.0",
            offset: 0,
            changes: [
                (1_774_746_000_000, 3_600),
                (1_792_890_000_000, 0),
                (1_806_195_600_000, 3_600),
            ]
        ),
        Zone(
            name: "Antarctica/Troll",
            rule: "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3",
            offset: 0,
            changes: [
                (1_774_746_000_000, 7_200),
                (1_792_890_000_000, 0),
                (1_806_195_600_000, 7_200),
            ]
        ),
    ]
}
