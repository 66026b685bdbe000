/// Comma-separated values as RFC 4180 has them: quotes around a field, doubled inside.
enum CSV {
    struct Row {
        var line: Int
        var fields: [String]
    }

    static func rows(of text: String, in path: String) throws -> [Row] {
        var rows: [Row] = []
        var row = Row(line: 1, fields: [])
        var field = ""
        var line = 1
        var isQuoted = false
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\n" { line += 1 }
            switch (scalar, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                field += "\""
                rest.removeFirst()
            case ("\"", true): isQuoted = false
            case ("\"", false) where field.isEmpty: isQuoted = true
            case (",", false):
                row.fields.append(field)
                field = ""
            case ("\r", false): continue
            case ("\n", false):
                row.fields.append(field)
                if row.fields != [""] { rows.append(row) }
                row = Row(line: line, fields: [])
                field = ""
            default: field.unicodeScalars.append(scalar)
            }
        }
        guard !isQuoted else {
            throw Complaint("\(path):\(row.line): a quoted field never ends")
        }
        row.fields.append(field)
        if row.fields != [""] { rows.append(row) }
        return rows
    }
}
