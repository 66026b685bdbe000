import JourneyStore
import JourneyTesting
import Testing

@Suite struct StoreContractTests {
    @Test(arguments: StoreContract.laws)
    func `SQLite in memory keeps the contract`(law: StoreContract.Law) async throws {
        try await law.check(SQLiteStore.inMemory())
    }

    @Test(arguments: StoreContract.laws)
    func `SQLite on a file keeps the contract`(law: StoreContract.Law) async throws {
        let file = try TemporaryFile()
        let store = try file.open()

        try await law.check(store)

        try store.close()
    }
}
