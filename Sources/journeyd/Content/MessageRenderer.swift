import JourneyCore
import JourneyFile
import JourneyTemplate

/// The messages of a folder, compiled: what stands behind the core's port of rendering.
struct MessageRenderer: Rendering {
    private struct Key: Hashable {
        var message: String
        var channel: Channel
        var rendition: String
    }

    private struct Field {
        var name: String
        /// In the order of the file; the first is the fallback.
        var variants: [(language: String?, template: Template)]
    }

    private struct Rendition {
        var fields: [Field]
        var buttons: [(title: Field, link: Field)]
    }

    private let renditions: [Key: Rendition]
    private let policy: Policy
    private let calendar: any CivilCalendar

    /// Compiles every text of every message; what is wrong with them is added to `problems`.
    init(
        _ contents: [MessageContent],
        policy: Policy,
        calendar: any CivilCalendar,
        problems: inout [Diagnostic]
    ) {
        self.policy = policy
        self.calendar = calendar
        var compiler = TemplateCompiler()
        var renditions: [Key: Rendition] = [:]
        for content in contents {
            for rendition in content.renditions {
                let key = Key(
                    message: content.message,
                    channel: rendition.channel,
                    rendition: rendition.name
                )
                renditions[key] = Rendition(
                    fields: rendition.fields.map { Self.field($0, &compiler) },
                    buttons: rendition.buttons.map {
                        (Self.field($0.title, &compiler), Self.field($0.link, &compiler))
                    }
                )
            }
        }
        self.renditions = renditions
        problems += compiler.problems
    }

    private static func field(_ field: ContentField, _ compiler: inout TemplateCompiler) -> Field {
        let variants = field.variants.compactMap { variant in
            compiler.compile(variant, as: .field(named: field.name)).map {
                (language: variant.language, template: $0)
            }
        }
        return Field(name: field.name, variants: variants)
    }

    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        let contact = subject.contact
        let key = Key(
            message: contact.message,
            channel: contact.channel,
            rendition: contact.rendition
        )
        guard let rendition = renditions[key] else {
            return .failure(
                RenderingFailure(
                    reason: .templateMissing,
                    detail: "'\(contact.message)' has no content for \(contact.channel.word)"
                )
            )
        }
        do throws(RenderingFailure) {
            return .success(try render(rendition, for: subject))
        } catch {
            return .failure(error)
        }
    }

    private func render(
        _ rendition: Rendition,
        for subject: RenderingSubject
    ) throws(RenderingFailure) -> Content {
        let locale = subject.customer.profile.locale
        let environment = environment(for: subject.customer, at: subject.now)
        let scope = scope(for: subject)
        var fields = ValueMap()
        for field in rendition.fields {
            fields[field.name] = .string(try text(of: field, scope, locale, environment))
        }
        if case .string(let html)? = fields["html"], fields["text"] == nil {
            fields["text"] = .string(PlainText(html: html).text)
        }
        if !rendition.buttons.isEmpty {
            var buttons: [Value] = []
            for button in rendition.buttons {
                buttons.append(
                    .map([
                        "title": .string(try text(of: button.title, scope, locale, environment)),
                        "link": .string(try text(of: button.link, scope, locale, environment)),
                    ])
                )
            }
            fields["buttons"] = .list(buttons)
        }
        if subject.contact.channel == .email, fields["from"] == nil, let sender = sender {
            fields["from"] = .string(sender)
        }
        return Content(fields: fields, hash: StableHash(Value.map(fields).jsonText).value)
    }

    private func text(
        of field: Field,
        _ scope: ValueMap,
        _ locale: String?,
        _ environment: RenderEnvironment
    ) throws(RenderingFailure) -> String {
        guard let template = Self.variant(of: field, for: locale) else {
            throw RenderingFailure(reason: .templateMissing, detail: "'\(field.name)' is empty")
        }
        switch template.render(scope, environment: environment) {
        case .success(let rendered): return rendered.text
        case .failure(.aborted(let reason)):
            throw RenderingFailure(reason: .templateAbort, detail: reason)
        case .failure(.failed(let problem)):
            throw RenderingFailure(reason: .templateMissing, detail: problem.message)
        }
    }

    /// The same locale, its language, else the first.
    private static func variant(of field: Field, for locale: String?) -> Template? {
        guard let locale else { return field.variants.first?.template }
        let language = locale.prefix { $0 != "-" && $0 != "_" }
        let exact = field.variants.first { $0.language == locale }
        let same = field.variants.first { $0.language.map { $0 == language } ?? false }
        return (exact ?? same ?? field.variants.first)?.template
    }

    private var sender: String? {
        guard let address = policy.sender.address else { return nil }
        guard let name = policy.sender.name else { return address }
        return "\(name) <\(address)>"
    }

    private func environment(for customer: Customer, at now: Timestamp) -> RenderEnvironment {
        RenderEnvironment(
            locale: customer.profile.locale.flatMap(TemplateLocale.init(tag:)) ?? defaultLocale,
            timeZone: policy.zone(of: customer.profile, by: calendar).name,
            calendar: calendar,
            currency: policy.currency,
            now: now,
            limits: .standard
        )
    }

    /// Roubles are written as Russians write them where nothing else is known.
    private var defaultLocale: TemplateLocale { policy.currency == "RUB" ? .ru : .en }

    /// All that a message sees.
    static let names = [
        "customer", "entry", "vars", "message", "about", "journey", "now", "unsubscribe",
        "confirm",
    ]

    private func scope(for subject: RenderingSubject) -> ValueMap {
        var customer = subject.customer.profile.attributes.map
        if customer["id"] == nil { customer["id"] = .string(subject.customer.id) }
        var scope: ValueMap = [
            "customer": .map(customer),
            "entry": .map(subject.entry.properties.map),
            "vars": .map(subject.variables),
            "message": .string(subject.contact.message),
            "about": .string(subject.contact.about),
            "journey": .string(subject.contact.journey),
            "now": .timestamp(ExactTimestamp(subject.now)),
        ]
        for link in subject.links.entries {
            guard case .string(let name) = link.key else { continue }
            scope[name] = link.value
        }
        return scope
    }
}
