import JourneyCore

/// All filters by name.
enum FilterTable {
    static let filters: [String: Filter] = {
        var all: [String: Filter] = [:]
        let tables = [
            textFilters, cuttingFilters, htmlFilters, encodingFilters, numberFilters, listFilters,
            searchFilters, localFilters,
        ]
        for table in tables {
            all.merge(table) { _, _ in preconditionFailure("two filters have one name") }
        }
        return all
    }()

    /// The filter that somebody probably meant, also by its name in other dialects.
    static func suggestion(for name: String) -> String? {
        let others = [
            "lower": "downcase", "upper": "upcase", "uppercase": "upcase", "lowercase": "downcase",
            "length": "size", "count": "size", "titlecase": "capitalize", "trim": "strip",
            "currency": "money", "money_with_currency": "money", "pluralize": "plural",
            "add": "plus", "subtract": "minus", "multiply": "times", "divide": "divided_by",
            "mod": "modulo", "substr": "slice", "safe": "raw", "html_escape": "escape",
            "format_date": "date", "formatdate": "date", "urlencode": "url_encode",
        ]
        return others[name.lowercased()] ?? NearestWord.of(name, among: filters.keys.sorted())
    }
}
