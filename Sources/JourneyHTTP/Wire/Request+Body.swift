import HTTPTypes
import Hummingbird
import JourneyCore
import NIOCore

extension Request {
    /// The whole body, decompressed, at most `limit` bytes before and after.
    func bytes(limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Self.tooLong(limit)
        }
        var bytes: [UInt8] = []
        do {
            for try await buffer in body {
                guard bytes.count + buffer.readableBytes <= limit else { throw Self.tooLong(limit) }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw UnreadableBody(underlying: error)
        }
        return try decoded(bytes, limit: limit)
    }

    /// The body as JSON; an empty one is `nil`.
    func json(limit: Int) async throws -> Value? {
        let bytes = try await bytes(limit: limit)
        guard !bytes.isEmpty else { return nil }
        do throws(JSONError) {
            return try Value(json: bytes, limits: JSONLimits(bytes: limit))
        } catch {
            var problem = Problem.badRequest("the body is not JSON that is taken: \(error)")
            problem.members.set("offset", .int(Int64(error.offset)))
            throw problem
        }
    }

    private func decoded(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
        switch headers[.contentEncoding]?.lowercased() {
        case nil, "", "identity": return bytes
        case "gzip", "x-gzip":
            do throws(GzipError) {
                return try Gzip.decompressed(bytes, limit: limit)
            } catch {
                guard case .tooLong = error else { throw Problem.badRequest("\(error)") }
                throw Problem.tooLarge("\(error)", limit: limit)
            }
        case let encoding?:
            throw Problem(
                .unsupportedMediaType,
                "unknown 'Content-Encoding' '\(encoding.prefix(40))': send gzip or no encoding"
            )
        }
    }

    private static func tooLong(_ limit: Int) -> Problem {
        .tooLarge("the body is longer than \(limit) bytes; send less at once", limit: limit)
    }
}

/// The connection failed while the body came: nobody is left to be answered.
struct UnreadableBody: Error {
    var underlying: any Error
}
