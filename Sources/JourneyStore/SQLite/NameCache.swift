/// The words of table `name` that were used lately, both ways.
///
/// Only a cache: what it doesn't have is looked up, so it may always be dropped.
struct NameCache: Sendable {
    private var ids: [String: Int64] = [:]
    private var texts: [String?] = []

    func id(of text: String) -> Int64? { ids[text] }

    func text(of id: Int64) -> String? {
        guard id >= 0, id < texts.count else { return nil }
        return texts[Int(id)]
    }

    mutating func remember(_ text: String, as id: Int64) {
        guard ids.count < StoreLimits.cachedNamesMax, id >= 0, id < StoreLimits.cachedNamesMax
        else {
            return
        }
        ids[text] = id
        while texts.count <= id { texts.append(nil) }
        texts[Int(id)] = text
    }
}
