import JourneyCore

/// The fields that the content of a channel has.
struct ChannelFields {
    struct Field {
        var name: String
        var isRequired = false
        /// Whether it may name a file beside the message.
        var mayBeFile = false
    }

    var fields: [Field]
    var hasButtons = false

    /// What may stand in `email:` and the like; a pulled channel has no content of its own.
    static func of(_ channel: Channel) -> ChannelFields? {
        switch channel {
        case .email:
            ChannelFields(fields: [
                Field(name: "subject", isRequired: true),
                Field(name: "html", mayBeFile: true),
                Field(name: "text", mayBeFile: true),
                Field(name: "from"),
                Field(name: "preheader"),
            ])
        case .push:
            ChannelFields(fields: [
                Field(name: "title", isRequired: true),
                Field(name: "body", isRequired: true),
                Field(name: "link"),
            ])
        case .sms: ChannelFields(fields: [Field(name: "text", isRequired: true, mayBeFile: true)])
        case .messenger:
            ChannelFields(
                fields: [Field(name: "text", isRequired: true, mayBeFile: true)],
                hasButtons: true
            )
        case .display:
            ChannelFields(fields: [
                Field(name: "audience", isRequired: true),
                Field(name: "creative", isRequired: true),
                Field(name: "link"),
            ])
        case .site, .call: nil
        }
    }

    var keys: [String] { fields.map(\.name) + (hasButtons ? ["buttons"] : []) }
}
