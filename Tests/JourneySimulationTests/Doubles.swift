import JourneyCore
import JourneyEngine
import JourneyStore

/// Content that says nothing, for whatever is asked.
struct AnyRendering: Rendering {
    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        .success(Content(fields: ValueMap(), hash: 1))
    }
}

struct NoLinks: LinkMaking {
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap { ValueMap() }
}
