import HTTPTypes
import Hummingbird
import JourneyCore
import NIOCore

extension Response {
    /// What client libraries wait for, to the letter.
    static var success: Self {
        Self(bytes: #"{"success": true}"#.utf8, type: "application/json")
    }

    static func json(
        _ value: Value,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = HTTPFields(),
        type: String = "application/json"
    ) -> Self {
        Self(status: status, headers: headers, bytes: value.json, type: type)
    }

    init(
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = HTTPFields(),
        bytes: some Sequence<UInt8>,
        type: String
    ) {
        var headers = headers
        headers[.contentType] = type
        headers[.xContentTypeOptions] = "nosniff"
        self.init(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
