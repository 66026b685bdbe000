import JourneyCore
import JourneyStore

/// A line of the journal of denials as a file has it.
enum DenialLine {
    static func json(of denial: Denial) -> Value {
        var object = ValueMap([
            "customer": .string(hexadecimal(denial.customer)),
            "topic": .string(denial.topic),
        ])
        if let channel = denial.channel { object["channel"] = .string(channel.word) }
        object["at"] = .string(denial.at.rfc3339)
        if let source = denial.source { object["source"] = .string(source) }
        object["recorded_at"] = .string(denial.recordedAt.rfc3339)
        return .map(object)
    }

    static func text(of denial: Denial) -> String {
        let topic = denial.topic == Consent.everything ? "everything" : "'\(denial.topic)'"
        let channel = denial.channel.map { " by \($0.word)" } ?? ""
        let source = denial.source.map { ", by \($0)" } ?? ""
        return "\(denial.at.rfc3339)  \(hexadecimal(denial.customer)) refused \(topic)\(channel)"
            + source
    }

    /// `number` and `path` name the place in a complaint.
    static func read(_ line: String, number: Int, of path: String) throws -> Denial {
        func damaged(_ what: String) -> Complaint {
            Complaint(
                "\(path):\(number): \(what): give a file that `journeyd denials --json` wrote"
            )
        }
        guard case .map(let object)? = try? Value(json: line) else {
            throw damaged("the line is not a JSON object")
        }
        func text(_ name: String) -> String? {
            guard case .string(let text)? = object[name] else { return nil }
            return text
        }
        guard let digits = text("customer"), digits.utf8.count == 16,
            let customer = UInt64(digits, radix: 16)
        else { throw damaged("'customer' has not 16 hexadecimal digits") }
        guard let topic = text("topic"), !topic.isEmpty else { throw damaged("it lacks 'topic'") }
        guard let at = text("at").flatMap({ Timestamp(rfc3339: $0) }),
            let recordedAt = text("recorded_at").flatMap({ Timestamp(rfc3339: $0) })
        else { throw damaged("'at' or 'recorded_at' is not an RFC 3339 time") }
        var channel: Channel?
        if let word = text("channel") {
            guard let known = Channel(word: word) else {
                throw damaged("unknown channel '\(word.prefix(40))'")
            }
            channel = known
        }
        return Denial(
            customer: customer,
            topic: topic,
            channel: channel,
            at: at,
            source: text("source"),
            recordedAt: recordedAt
        )
    }

    private static func hexadecimal(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
