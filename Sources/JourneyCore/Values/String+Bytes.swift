/// Texts of the product are their UTF-8 bytes, while `==` and `<` of the standard library hold two
/// spellings of an accented letter for the same.
extension String {
    /// Whether both texts are the same bytes.
    package func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        guard left.count == right.count else { return false }
        let quick = left.withContiguousStorageIfAvailable { leftBytes in
            right.withContiguousStorageIfAvailable { leftBytes.elementsEqual($0) }
        }
        if case .some(.some(let isEqual)) = quick { return isEqual }
        return left.elementsEqual(right)
    }

    /// Whether this text stands before `other` when both are ordered by their bytes, which is the
    /// order of their code points.
    package func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
