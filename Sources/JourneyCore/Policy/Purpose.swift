/// Why a message is sent: only marketing needs a marketing consent, and only it is rationed.
package enum Purpose: UInt8, CaseIterable, Sendable {
    case marketing = 1
    case transactional = 2

    package init?(word: some StringProtocol) {
        guard let purpose = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = purpose
    }

    package var word: String {
        switch self {
        case .marketing: "marketing"
        case .transactional: "transactional"
        }
    }
}
