import JourneyCore

extension Enrollment.State {
    /// The columns of a state, in their order.
    private struct Columns {
        var state: Int64
        var due: Timestamp?
        var since: Timestamp?
        var deadline: Timestamp?
        var about: String?
        var arrivedAt: Timestamp?
        var expiresAt: Timestamp?
        var rung: Int64?
        var ladderOrder: Int64?
        var end: Int64?
        var endReason: Int64?
        var endedAt: Timestamp?
    }

    func bind(to statement: PreparedStatement, in session: Session) throws {
        let columns = try columns(in: session)
        statement.bind(columns.state)
        statement.bind(columns.due)
        statement.bind(columns.since)
        statement.bind(columns.deadline)
        statement.bind(columns.about)
        statement.bind(columns.arrivedAt)
        statement.bind(columns.expiresAt)
        statement.bind(columns.rung)
        statement.bind(columns.ladderOrder)
        statement.bind(columns.end)
        statement.bind(columns.endReason)
        statement.bind(columns.endedAt)
    }

    init(row: PreparedStatement, customer: Int64, in session: Session) throws {
        let columns = Columns(
            state: row.takeInteger(),
            due: row.takeOptionalTimestamp(),
            since: row.takeOptionalTimestamp(),
            deadline: row.takeOptionalTimestamp(),
            about: row.takeOptionalText(),
            arrivedAt: row.takeOptionalTimestamp(),
            expiresAt: row.takeOptionalTimestamp(),
            rung: row.takeOptionalInteger(),
            ladderOrder: row.takeOptionalInteger(),
            end: row.takeOptionalInteger(),
            endReason: row.takeOptionalInteger(),
            endedAt: row.takeOptionalTimestamp()
        )
        let left = try columns.endReason.map {
            try session.text(of: $0, table: "enrollment", customer: customer)
        }
        self = try Self(columns, left: left).orThrow(
            .corrupt(
                table: "enrollment",
                customer: customer,
                detail: "state \(columns.state) without what belongs to it"
            )
        )
    }

    private func columns(in session: Session) throws -> Columns {
        switch self {
        case .waiting(let until): return Columns(state: 1, due: until)
        case .awaiting(let since, let until): return Columns(state: 2, due: until, since: since)
        case .quieting(let until, let deadline):
            return Columns(state: 3, due: until, deadline: deadline)
        case .speaking(let progress):
            return Columns(
                state: 4,
                due: progress.due,
                about: progress.about,
                arrivedAt: progress.arrivedAt,
                expiresAt: progress.expiresAt,
                rung: Int64(progress.rung),
                ladderOrder: progress.order?.code
            )
        case .ended(let reason, let at):
            var columns = Columns(state: 5, end: reason.code, endedAt: at)
            if case .left(let word) = reason { columns.endReason = try session.id(of: word) }
            return columns
        }
    }

    private init?(_ columns: Columns, left: String?) {
        switch columns.state {
        case 1:
            guard let due = columns.due else { return nil }
            self = .waiting(until: due)
        case 2:
            guard let due = columns.due, let since = columns.since else { return nil }
            self = .awaiting(since: since, until: due)
        case 3:
            guard let due = columns.due, let deadline = columns.deadline else { return nil }
            self = .quieting(until: due, deadline: deadline)
        case 4:
            guard let due = columns.due, let about = columns.about,
                let arrivedAt = columns.arrivedAt, let expiresAt = columns.expiresAt,
                let rung = columns.rung
            else { return nil }
            let order = columns.ladderOrder.flatMap { LadderOrder(code: $0) }
            guard order != nil || columns.ladderOrder == nil else { return nil }
            self = .speaking(
                SendProgress(
                    about: about,
                    arrivedAt: arrivedAt,
                    expiresAt: expiresAt,
                    rung: Int(rung),
                    order: order,
                    due: due
                )
            )
        case 5:
            guard let code = columns.end, let at = columns.endedAt,
                let reason = EndReason(code: code, left: left)
            else { return nil }
            self = .ended(reason, at: at)
        default: return nil
        }
    }
}

extension EndReason {
    /// Stored: it never changes and is never given to another reason.
    fileprivate var code: Int64 {
        switch self {
        case .finished: 1
        case .exited: 2
        case .goalReached: 3
        case .left: 4
        case .suppressed: 5
        case .removed: 6
        case .erased: 7
        case .merged: 8
        }
    }

    init?(code: Int64, left: String?) {
        switch (code, left) {
        case (1, nil): self = .finished
        case (2, nil): self = .exited
        case (3, nil): self = .goalReached
        case (4, let word?): self = .left(word)
        case (5, nil): self = .suppressed
        case (6, nil): self = .removed
        case (7, nil): self = .erased
        case (8, nil): self = .merged
        case (_, _): return nil
        }
    }
}
