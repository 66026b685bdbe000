/// Finds the word that somebody meant, for "did you mean" in messages.
package enum NearestWord {
    /// The candidate that the fewest edits turn `word` into.
    ///
    /// The first of equals; `nil` when all are too far away to be meant. Letters' case makes no
    /// difference.
    package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased())
        guard letters.count <= lengthMax else { return nil }
        let limit = max(1, letters.count / 3)
        var nearest: (word: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(from: letters, to: Array(candidate.lowercased()))
            guard distance <= limit, distance < nearest?.distance ?? .max else { continue }
            nearest = (candidate, distance)
        }
        return nearest?.word
    }

    /// No word is longer, and the cost grows with the square.
    private static let lengthMax = 64

    /// Insertions, deletions, replacements, and swaps of neighbours.
    private static func distance(from source: [Character], to target: [Character]) -> Int {
        guard target.count <= lengthMax else { return .max }
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for (row, letter) in source.enumerated() {
            var current = [row + 1]
            for (column, wanted) in target.enumerated() {
                var cost = min(last[column + 1], current[column]) + 1
                cost = min(cost, last[column] + (letter == wanted ? 0 : 1))
                if row > 0, column > 0, letter == target[column - 1], source[row - 1] == wanted {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[target.count]
    }
}
