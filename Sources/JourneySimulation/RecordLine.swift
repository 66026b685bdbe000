package import JourneyCore
package import JourneyStore

/// One line of what `simulate` writes: keys in the order of the contract, absent ones left out.
package enum RecordLine {
    package static func text(of entry: CustomerRecord) -> String {
        let record = entry.record
        var entries: [ValueMap.Entry] = []
        func add(_ name: String, _ text: String?) {
            guard let text else { return }
            entries.append(ValueMap.Entry(key: .string(name), value: .string(text)))
        }
        add("at", record.at.rfc3339)
        add("kind", record.kind.rawValue)
        add("customer", entry.customer)
        add("journey", record.journey)
        add("version", Enrollment.text(ofVersion: record.version))
        add("enrollment", record.enrollment.description)
        add("step", record.step)
        if let contact = record.contact {
            add("message", contact.message)
            add("about", contact.about.isEmpty ? nil : contact.about)
            add("offer", contact.offer)
            add("channel", contact.channel.word)
            add("rendition", contact.rendition.isEmpty ? nil : contact.rendition)
            add("contact", contact.id.description)
        }
        add("verdict", record.verdict)
        add("reason", record.reason)
        add("until", record.until?.rfc3339)
        if record.verdict == "send", let cost = record.contact?.cost {
            entries.append(ValueMap.Entry(key: .string("cost"), value: cost.json))
        }
        return Value.map(ValueMap(entries)).jsonText
    }
}

extension Amount {
    /// A whole amount without a fraction.
    package var json: Value {
        tenThousandths % 10_000 == 0 ? .int(tenThousandths / 10_000) : .double(value)
    }
}
