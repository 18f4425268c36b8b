// Whoever imports the core gets its statistics: paired tables stand in its public signatures.
@_exported public import FremgangStatistics
