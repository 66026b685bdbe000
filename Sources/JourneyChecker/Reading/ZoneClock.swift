import Foundation

/// What the clocks of one time zone show; the tables are Foundation's, not the daemon's.
struct ZoneClock: Equatable, Sendable {
    private let zone: TimeZone

    var name: String { zone.identifier }

    /// `nil` unless `name` is a zone that the time zone database has.
    init?(_ name: String) {
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
            return nil
        }
        self.zone = zone
    }

    private func offset(at milliseconds: Int64) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        return Int64(zone.secondsFromGMT(for: date)) * 1_000
    }

    /// Milliseconds that the wall clock shows since 1970-01-01 00:00 of its own.
    func wall(at moment: Moment) -> Int64 {
        moment.milliseconds + offset(at: moment.milliseconds)
    }

    /// Milliseconds since the local midnight, as the wall clock shows them.
    func timeOfDay(at moment: Moment) -> Int64 {
        let wall = wall(at: moment)
        return wall - Int64(dayNumber(at: moment)) * 86_400_000
    }

    /// Days since 1970-01-01 on the local calendar.
    func dayNumber(at moment: Moment) -> Int {
        let wall = wall(at: moment)
        return Int(wall >= 0 ? wall / 86_400_000 : (wall - 86_399_999) / 86_400_000)
    }

    /// The last instant at which the wall clock shows that time; in a gap, the later reading of it.
    func lastMoment(showing wall: Int64) -> Moment {
        let readings = [offset(at: wall - 86_400_000), offset(at: wall + 86_400_000)].map {
            wall - $0
        }
        let real = readings.filter { $0 + offset(at: $0) == wall }
        return Moment(milliseconds: real.max() ?? max(readings[0], readings[1]))
    }

    /// When that day begins.
    func start(ofDay number: Int) -> Moment {
        lastMoment(showing: Int64(number) * 86_400_000)
    }
}
