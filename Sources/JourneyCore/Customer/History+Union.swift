extension History {
    /// Takes in what another customer did, each list in the order of event time.
    mutating func unite(with other: History) {
        for name in other.names {
            for occurrence in other.of(name) {
                remember(name, at: occurrence.time, occurrence.properties)
            }
        }
    }
}
