import HTTPTypes
import Hummingbird
import NIOCore

/// Keeps the body of an answer that goes to no connection.
final actor BodyCollector {
    private(set) var bytes: [UInt8] = []

    func append(_ buffer: ByteBuffer) {
        bytes.append(contentsOf: buffer.readableBytesView)
    }
}

/// The writer's side of a ``BodyCollector``.
struct CollectingWriter: ResponseBodyWriter {
    let collector: BodyCollector

    mutating func write(_ buffer: ByteBuffer) async throws {
        await collector.append(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
