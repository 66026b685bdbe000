import JourneyCore

/// The words of table `name` that were used lately, both ways.
///
/// Only a cache: what it doesn't have is looked up, so it may always be dropped. Every row that is
/// written asks for several words, so they are found by a hash much cheaper than the standard one.
struct NameCache: Sendable {
    /// By number.
    private var texts: [String?] = []
    /// A hash table with open addressing: numbers of texts, or ``free``.
    private var slots: [Int32] = []
    private var count = 0

    private static let free: Int32 = -1

    func id(of text: String) -> Int64? {
        guard !slots.isEmpty else { return nil }
        let found = slots[slot(of: text)]
        return found == Self.free ? nil : Int64(found)
    }

    func text(of id: Int64) -> String? {
        guard id >= 0, id < texts.count else { return nil }
        return texts[Int(id)]
    }

    mutating func remember(_ text: String, as id: Int64) {
        guard count < StoreLimits.cachedNamesMax, id >= 0, id < StoreLimits.cachedNamesMax,
            self.text(of: id) == nil
        else { return }
        while texts.count <= id { texts.append(nil) }
        texts[Int(id)] = text
        count += 1
        // At most half full, so that few steps find a word or its absence.
        if count * 2 > slots.count {
            grow()
        } else {
            slots[slot(of: text)] = Int32(id)
        }
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: max(64, slots.count * 2))
        for (id, text) in texts.enumerated() {
            guard let text else { continue }
            slots[slot(of: text)] = Int32(id)
        }
    }

    /// Where `text` is, or where it would go.
    private func slot(of text: String) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(of: text)) & mask
        while slots[slot] != Self.free {
            if let known = texts[Int(slots[slot])], known.hasSameBytes(as: text) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// FNV-1a; the words come from the business's own files, and their number is bounded.
    private static func hash(of text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
