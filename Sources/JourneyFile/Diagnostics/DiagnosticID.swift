/// The stable ids of what the reader of the files finds.
///
/// Expressions and templates have their own.
enum DiagnosticID: String, CaseIterable {
    // The file as such.
    case fileUnreadable = "file-unreadable"
    case fileTooLarge = "file-too-large"
    case fileMissing = "file-missing"
    case fileIgnored = "file-ignored"
    case folderTooLarge = "folder-too-large"
    case notUTF8 = "not-utf8"
    case forbiddenCharacter = "forbidden-character"
    case policyMissing = "policy-missing"

    // YAML.
    case yamlSyntax = "yaml-syntax"
    case yamlAlias = "yaml-alias"
    case yamlDepth = "yaml-depth"
    case yamlDirective = "yaml-directive"
    case yamlDocuments = "yaml-documents"
    case yamlDuplicateKey = "yaml-duplicate-key"
    case yamlEmpty = "yaml-empty"
    case yamlKey = "yaml-key"
    case yamlSize = "yaml-size"
    case yamlTab = "yaml-tab"
    case yamlTag = "yaml-tag"

    // Keys and values.
    case missingKey = "missing-key"
    case plainWord = "plain-word"
    case unknownKey = "unknown-key"
    case unknownWord = "unknown-word"
    case unsupported = "unsupported"
    case valueDuration = "value-duration"
    case valueHours = "value-hours"
    case valuePercent = "value-percent"
    case valueRange = "value-range"
    case valueRate = "value-rate"
    case valueType = "value-type"
    case valueForm = "value-form"

    // Names.
    case duplicateArm = "duplicate-arm"
    case duplicateName = "duplicate-name"
    case duplicateRung = "duplicate-rung"
    case duplicateStep = "duplicate-step"
    case unknownChannel = "unknown-channel"
    case unknownJourney = "unknown-journey"
    case unknownMessage = "unknown-message"
    case unknownRendition = "unknown-rendition"
    case unknownStep = "unknown-step"
    case unknownTimeZone = "unknown-time-zone"
    case unknownTopic = "unknown-topic"
    case channelCost = "channel-cost"
    case channelNotInPolicy = "channel-not-in-policy"
    case channelPulled = "channel-pulled"
    case channelWithoutContent = "channel-without-content"

    // What could never work.
    case armNeverMatches = "arm-never-matches"
    case looserThanKey = "looser-than-key"
    case messageNotSent = "message-not-sent"
    case eventNotAtHand = "event-not-at-hand"
    case quietNeverPasses = "quiet-never-passes"
    case rungBeyondExpiry = "rung-beyond-expiry"
    case stepKeys = "step-keys"
    case stepUnreachable = "step-unreachable"
    case waitUnbounded = "wait-unbounded"

    // Messages.
    case confirmMissing = "confirm-missing"
    case confirmNotTransactional = "confirm-not-transactional"
    case smsSegments = "sms-segments"
    case unsubscribeMissing = "unsubscribe-missing"
}
