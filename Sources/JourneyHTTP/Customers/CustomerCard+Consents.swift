import JourneyCore

extension CustomerCard {
    /// A word with its proof.
    static func value(of consent: Consent) -> Value {
        var object = fields(of: consent)
        object.set("granted", .bool(consent.isGranted))
        object.set("at", consent.at)
        set(proofOf: consent, in: &object)
        if let confirmation = consent.confirmation {
            object.set("asked_at", confirmation.askedAt)
            object.set("confirmed_by", confirmation.way.word)
        }
        return object.value
    }

    /// A consent that was asked for, and is none before it is confirmed.
    static func asking(_ consent: Consent) -> Value {
        var object = fields(of: consent)
        object.set("asked_at", consent.at)
        object.set("confirmable_until", consent.confirmableUntil)
        set(proofOf: consent, in: &object)
        return object.value
    }

    private static func fields(of consent: Consent) -> JSONObject {
        var object = JSONObject()
        object.set("topic", consent.topic)
        object.set("channel", consent.channel?.word)
        return object
    }

    private static func set(proofOf consent: Consent, in object: inout JSONObject) {
        object.set("source", consent.source)
        object.set("text", consent.text)
    }
}
