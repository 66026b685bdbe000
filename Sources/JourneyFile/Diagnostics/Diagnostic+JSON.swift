package import JourneyCore

extension Diagnostic {
    /// As programs read it: `{file, line, column, length?, severity, id, message, help?}`.
    package var json: Value {
        var map = ValueMap([
            "file": .string(file),
            "line": .int(Int64(line)),
            "column": .int(Int64(column)),
        ])
        if let length { map["length"] = .int(Int64(length)) }
        map["severity"] = .string(severity.rawValue)
        map["id"] = .string(id)
        map["message"] = .string(message)
        if let help { map["help"] = .string(help) }
        return .map(map)
    }
}
