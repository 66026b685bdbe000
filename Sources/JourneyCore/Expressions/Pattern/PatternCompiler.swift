/// Turns a regular expression into a program of bounded size.
struct PatternCompiler {
    private(set) var instructions: [PatternInstruction] = []
    private(set) var sets: [ScalarSet] = []

    mutating func compile(_ syntax: PatternSyntax) throws(PatternError) {
        try emit(syntax)
        try append(.match)
    }

    private mutating func emit(_ syntax: PatternSyntax) throws(PatternError) {
        switch syntax {
        case .empty: break
        case .scalar(let scalar): try append(.scalar(scalar))
        case .set(let set):
            sets.append(set)
            try append(.set(sets.count - 1))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .sequence(let items):
            for item in items { try emit(item) }
        case .alternatives(let branches): try emitAlternatives(branches)
        case .repeated(let item, let least, let most): try emitRepeated(item, least, most)
        }
    }

    private mutating func emitAlternatives(
        _ branches: [PatternSyntax]
    ) throws(PatternError) {
        var ends: [Int] = []
        for branch in branches.dropLast() {
            let split = try reserve()
            try emit(branch)
            ends.append(try reserve())
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = branches.last { try emit(last) }
        for end in ends { instructions[end] = .jump(instructions.count) }
    }

    private mutating func emitRepeated(
        _ item: PatternSyntax,
        _ least: Int,
        _ most: Int?
    ) throws(PatternError) {
        for _ in 0..<least {
            let start = instructions.count
            try emit(item)
            // An item without instructions may be repeated for ever without growing the program.
            guard instructions.count > start else { return }
        }
        guard let most else {
            let split = try reserve()
            try emit(item)
            try append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(try reserve())
            try emit(item)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    /// A place for an instruction that is known later.
    private mutating func reserve() throws(PatternError) -> Int {
        try append(.match)
        return instructions.count - 1
    }

    private mutating func append(_ instruction: PatternInstruction) throws(PatternError) {
        guard instructions.count < Pattern.instructionsMax else {
            throw PatternError(reason: "the pattern is too large with its repetitions", at: 0)
        }
        instructions.append(instruction)
    }
}
