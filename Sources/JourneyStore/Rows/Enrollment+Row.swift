import JourneyCore

extension Enrollment {
    /// In the order of `customer, journey, key, n`.
    func bindKey(to statement: PreparedStatement, of customer: Int64, in session: Session) throws {
        statement.bind(customer)
        statement.bind(try session.id(of: journey))
        statement.bind(key)
        statement.bind(Int64(number))
    }

    func bindFixed(to statement: PreparedStatement) {
        statement.bind(id)
        statement.bind(enteredAt)
    }

    func bindChanging(to statement: PreparedStatement, in session: Session) throws {
        statement.bind(bits: version)
        statement.bind(try session.id(of: entry.name))
        statement.bind(entry.time)
        statement.bind(payload: entry.properties)
        statement.bind(try session.id(of: step))
        try state.bind(to: statement, in: session)
        statement.bind(Int64(restarts))
        statement.bind(quietDeadline)
        if variables.isEmpty {
            statement.bindNull()
        } else {
            statement.bind(text: variables.storedJSON)
        }
        statement.bind(Int64(holdout.rawValue))
        goal.bind(to: statement)
        statement.bind(isCrossed)
    }

    init(row: PreparedStatement, customer: Int64, in session: Session) throws {
        func damaged(_ column: String) -> StoreError {
            .corrupt(table: "enrollment", customer: customer, detail: "column '\(column)'")
        }
        func name() throws -> String {
            try session.text(of: row.takeInteger(), table: "enrollment", customer: customer)
        }

        let journey = try name()
        let key = row.takeText()
        let number = Int(row.takeInteger())
        guard let id = row.takeIdentifier() else { throw damaged("id") }
        let enteredAt = row.takeTimestamp()
        let version = row.takeBits()
        let entry = EntryEvent(
            name: try name(),
            time: row.takeTimestamp(),
            properties: row.takePayload()
        )
        let step = try name()
        let state = try State(row: row, customer: customer, in: session)
        let restarts = Int(row.takeInteger())
        let quietDeadline = row.takeOptionalTimestamp()
        let variables = try row.takeVariables().orThrow(damaged("variables"))
        let holdout = try UInt8(exactly: row.takeInteger())
            .flatMap { HoldoutMembership(rawValue: $0) }.orThrow(damaged("holdout"))
        self.init(
            id: id,
            journey: journey,
            version: version,
            key: key,
            number: number,
            enteredAt: enteredAt,
            entry: entry,
            step: step,
            state: state,
            restarts: restarts,
            quietDeadline: quietDeadline,
            variables: variables,
            holdout: holdout,
            goal: try GoalTracking(row: row).orThrow(damaged("goal")),
            isCrossed: row.takeFlag()
        )
    }
}

extension PreparedStatement {
    /// `nil` where the column is damaged.
    func takeVariables() -> ValueMap? {
        let json = takeBytes()
        return json.isEmpty ? ValueMap() : ValueMap(storedJSON: json)
    }
}

extension Optional {
    func orThrow(_ error: @autoclosure () -> StoreError) throws(StoreError) -> Wrapped {
        guard let self else { throw error() }
        return self
    }
}

extension GoalTracking {
    /// In the order of `goal, goal_at`.
    fileprivate func bind(to statement: PreparedStatement) {
        switch self {
        case .none:
            statement.bind(Int64(0))
            statement.bindNull()
        case .open(let until):
            statement.bind(Int64(1))
            statement.bind(until)
        case .reached(let at):
            statement.bind(Int64(2))
            statement.bind(at)
        case .missed:
            statement.bind(Int64(3))
            statement.bindNull()
        }
    }

    fileprivate init?(row: PreparedStatement) {
        let code = row.takeInteger()
        let instant = row.takeOptionalTimestamp()
        switch (code, instant) {
        case (0, nil): self = .none
        case (1, let until?): self = .open(until: until)
        case (2, let at?): self = .reached(at: at)
        case (3, nil): self = .missed
        case (_, _): return nil
        }
    }
}
