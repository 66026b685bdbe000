package import Foundation

/// What the files of a journeys folder promise, read without the daemon's own reader.
///
/// It holds only what a history can be checked against, and refuses what it would misread.
package struct RuleBook: Sendable {
    var clock: ZoneClock
    var cooldown: Int64
    var channels: [String: ChannelRule] = [:]
    var topics: [String: TopicRule] = [:]
    var caps: [CapRule] = []
    var quietHours: [QuietRule] = []
    var messages: [String: MessageRule] = [:]
    var journeys: [String: JourneyRule] = [:]
    private var offerCooldowns: [String: Int64] = [:]

    /// Reads files by their names; only `policy.yaml`, `*.message.yaml` and `*.journey.yaml` count.
    package init(files: [String: String]) throws {
        guard let policy = files["policy.yaml"] else {
            throw InputProblem(
                "there is no 'policy.yaml' among the files: name the journeys folder"
            )
        }
        let reader = try PolicyReader(YAMLNode(policy, file: "policy.yaml"))
        clock = try reader.clock()
        cooldown = try reader.cooldown()
        channels = try reader.channels()
        topics = try reader.topics()
        caps = try reader.caps()
        quietHours = try reader.quietHours()
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            if name.hasSuffix(".message.yaml") {
                let file = try MessageReader(YAMLNode(text, file: name))
                messages[file.name] = try file.rule()
            } else if name.hasSuffix(".journey.yaml") {
                let file = try JourneyReader(YAMLNode(text, file: name))
                journeys[file.name] = try file.rule()
            }
        }
        for rule in messages.values {
            guard let cooldown = rule.cooldown else { continue }
            // Two messages may disagree about their common offer: the shorter one binds for sure.
            offerCooldowns[rule.offer] = min(cooldown, offerCooldowns[rule.offer] ?? cooldown)
        }
    }

    /// Reads all files of a folder and of the folders in it.
    package init(folder: URL) throws {
        guard
            let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        else { throw InputProblem("cannot read the folder '\(folder.path)': check that it exists") }
        var files: [String: String] = [:]
        for case let file as URL in walker where file.pathExtension == "yaml" {
            files[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        try self.init(files: files)
    }

    /// Milliseconds in which an offer that was sent or seen may not be spoken again.
    func cooldown(of offer: String) -> Int64 {
        offerCooldowns[offer] ?? cooldown
    }
}

/// What one journey file says about its `send` steps.
struct JourneyRule: Sendable {
    /// By step id, how long after the arrival a contact may begin; several where an id is not unique.
    var expires: [String: [Span]] = [:]
    /// By step id, how long what is shown in display stays; without a time of its own it is `nil`.
    var shownFor: [String: [Span?]] = [:]
}
