import JourneyCore

/// What a server sets about a customer, as the reserved traits of events.
enum CustomerChange {
    /// From `{email: "anna@shop.example", sms: null}`: an address by its channel or by its trait;
    /// `null` removes it.
    static func addresses(_ body: Value?) throws -> ValueMap {
        guard case .map(let object)? = body, !object.isEmpty else {
            throw Problem.badRequest("the body is not a JSON object of addresses by channel")
        }
        var traits = ValueMap()
        for entry in object.entries {
            guard case .string(let name) = entry.key, let trait = traitNames[name] else {
                let names = traitNames.keys.sorted().joined(separator: ", ")
                throw Problem.badRequest("an address is of one of these: \(names)")
            }
            traits[trait] = entry.value
        }
        return traits
    }

    /// A list of topics, or what is granted per topic, as the trait `consents` says it.
    static func consents(_ body: Value?) throws -> ValueMap {
        guard let body else { throw Problem.badRequest("the body is empty: it holds consents") }
        if case .null = body {
            throw Problem.badRequest("the body is 'null': a refusal is '{topic: false}'")
        }
        return ValueMap(["consents": body])
    }

    private static let traitNames = [
        "email": "email", "sms": "phone", "phone": "phone", "push": "pushToken",
        "pushToken": "pushToken", "messenger": "messenger",
    ]
}
