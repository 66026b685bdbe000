import Foundation

/// A connection on which a request was answered, and another began that never ends.
struct StuckClient {
    private let descriptor: Int32

    init(port: Int, key: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let request =
            "GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n"
            + "POST /v1/batch HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer \(key)\r\n"
            + "Content-Length: 100\r\n\r\n{"
        guard isConnected, write(descriptor, request, request.utf8.count) == request.utf8.count
        else {
            throw RunningDaemon.Failure(description: String(cString: strerror(errno)))
        }
        // The answer to the first says that the daemon has read what came with it.
        var answer = [UInt8](repeating: 0, count: 1_024)
        guard read(descriptor, &answer, answer.count) > 0 else {
            throw RunningDaemon.Failure(description: "the daemon closed the connection")
        }
    }

    func close() {
        _ = Foundation.close(descriptor)
    }
}
