import JourneyCore

extension PreparedStatement {
    /// An empty object is `NULL`.
    func bind(payload: JSONPayload) {
        if payload.bytes.count <= 2 { bindNull() } else { bind(text: payload.bytes) }
    }

    func takePayload() -> JSONPayload {
        let bytes = takeBytes()
        return bytes.isEmpty ? .empty : JSONPayload(stored: bytes)
    }
}
