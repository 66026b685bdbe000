package import JourneyStore
import Testing

/// What every conformer of ``Store`` must do, one law at a time, each on an empty store.
///
/// ```swift
/// @Test(arguments: StoreContract.laws)
/// func `in memory`(law: StoreContract.Law) async throws {
///     try await law.check(SQLiteStore.inMemory())
/// }
/// ```
package enum StoreContract {
    package struct Law: Sendable, CustomTestStringConvertible {
        package let testDescription: String
        package let check: @Sendable (any Store) async throws -> Void

        init(_ sentence: String, _ check: @escaping @Sendable (any Store) async throws -> Void) {
            testDescription = sentence
            self.check = check
        }
    }

    package static let laws =
        intake + waking + jobs + settling + feedback + consents + gates + reads + merging
        + mergedReports + withdrawals + learning + ceilings + grantingAgain + evidence
}
