import JourneyCore

extension ValueMap {
    /// A whole number within a range; `nil` where there is none.
    func count(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        switch self[name] {
        case nil, .null?: return nil
        case .int(let number)?:
            guard number >= range.lowerBound else { break }
            // More than there is to have is asked for often, and harmless.
            return min(Int(clamping: number), range.upperBound)
        default: break
        }
        throw Problem.badRequest(
            "'\(name)' is not a whole number from \(range.lowerBound) to \(range.upperBound)"
        )
    }

    /// Seconds, perhaps with a fraction, at most `limit`; `nil` where there are none.
    func seconds(_ name: String, atMost limit: Milliseconds) throws -> Milliseconds? {
        let seconds: Double
        switch self[name] {
        case nil, .null?: return nil
        case .int(let number)?: seconds = Double(number)
        case .double(let number)?: seconds = number
        default: seconds = -1
        }
        guard seconds >= 0 else {
            throw Problem.badRequest("'\(name)' is not a number of seconds")
        }
        return min(limit, Milliseconds(Int64(min(seconds, 1e9) * 1_000)))
    }
}
