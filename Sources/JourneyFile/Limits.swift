/// What the reader of the files takes in at most; beyond, it refuses instead of running out.
enum Limits {
    /// Far above any journey that a person can survey; an HTML body rarely has a tenth of it.
    static let fileBytesMax = 256 * 1024
    /// Journeys, messages and bodies of one folder.
    static let filesMax = 5_000
    /// Below it, a file's nesting can't exhaust the stack.
    static let depthMax = 32
    /// Scalars, lists and maps of one file.
    static let nodesMax = 10_000
    /// Reports of one file; a file of garbage has no more to teach.
    static let diagnosticsMax = 200
    /// What a goal may look ahead: the history that it needs is kept that long.
    static let goalDays = 90
}
