import JourneyCore

extension NodeReader {
    /// A duration; of no length only where `allowsZero`.
    func span(_ node: YAMLNode, _ what: String, allowsZero: Bool = false) -> Span? {
        guard let text = node.scalarText else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be a duration, not \(node.kind)",
                help: "write it like '20 minutes' or '2 days'"
            )
            return nil
        }
        let span: Span
        do throws(SpanError) {
            span = try Span(parsing: text)
        } catch {
            let (message, help) = Self.split(error.description)
            out.error(.valueDuration, at: node, "\(what): \(message)", help: help)
            return nil
        }
        guard allowsZero || span != .zero else {
            out.error(.valueRange, at: node, "\(what) must be longer than nothing")
            return nil
        }
        return span
    }

    /// A duration as windows count it: a day is exactly 24 hours.
    func milliseconds(
        _ node: YAMLNode,
        _ what: String,
        allowsZero: Bool = false
    ) -> Milliseconds? {
        span(node, what, allowsZero: allowsZero)?.exactMilliseconds
    }

    func hours(_ node: YAMLNode, _ what: String) -> DailyHours? {
        guard let text = node.scalarText else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be hours of the day, not \(node.kind)",
                help: "write them like '9:00-21:00'"
            )
            return nil
        }
        do throws(DailyHoursError) {
            return try DailyHours(parsing: text)
        } catch {
            let (message, help) = Self.split(error.description)
            out.error(.valueHours, at: node, "\(what): \(message)", help: help)
            return nil
        }
    }

    func integer(_ node: YAMLNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard case .number(let number) = node.resolved, number == number.rounded(),
            let integer = Int(exactly: number)
        else {
            out.error(.valueType, at: node, "\(what) must be a whole number, not \(node.kind)")
            return nil
        }
        guard range.contains(integer) else {
            out.error(
                .valueRange,
                at: node,
                "\(what) must be from \(range.lowerBound) to \(range.upperBound), not \(integer)"
            )
            return nil
        }
        return integer
    }

    /// An amount of money in the policy's currency.
    func amount(_ node: YAMLNode, _ what: String) -> Amount? {
        guard case .number(let number) = node.resolved else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be a number, not \(node.kind)",
                help: "write it like '4.50', without the currency"
            )
            return nil
        }
        guard let amount = Amount(number) else {
            out.error(
                .valueRange,
                at: node,
                "\(what) must be 0 or more, not \(node.scalarText ?? "")"
            )
            return nil
        }
        return amount
    }

    /// A share such as `10%`, to a hundredth of a per cent.
    func percent(_ node: YAMLNode, _ what: String) -> BasisPoints? {
        guard let text = node.scalarText, !node.isNull else {
            out.error(.valueType, at: node, "\(what) must be a percentage, not \(node.kind)")
            return nil
        }
        var digits = text[...]
        let hasSign = digits.last == "%"
        if hasSign { digits.removeLast() }
        while digits.last == " " { digits.removeLast() }
        guard hasSign, let hundredths = Self.hundredths(digits) else {
            let isNumber = !hasSign && Self.hundredths(digits) != nil
            out.error(
                .valuePercent,
                at: node,
                "\(what) can't be '\(text.shortened)'",
                help: isNumber
                    ? "write '\(digits)%'"
                    : "write a percentage from 0% to 100% with at most two decimals, like '10%'"
            )
            return nil
        }
        guard let share = BasisPoints(hundredths) else {
            out.error(.valuePercent, at: node, "\(what) is '\(text)', and the whole is 100%")
            return nil
        }
        return share
    }

    /// `12.5` as 1,250.
    private static func hundredths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].count <= 6,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard parts[1].count <= 2, let fraction = Int(parts[1]) else { return nil }
        return whole * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
    }

    /// A sentence of the core: what is wrong, and behind the `;` the way out.
    static func split(_ sentence: String) -> (message: String, help: String?) {
        guard let semicolon = sentence.firstIndex(of: ";") else { return (sentence, nil) }
        let help = sentence[sentence.index(after: semicolon)...].drop { $0 == " " }
        return (String(sentence[..<semicolon]), String(help))
    }
}
