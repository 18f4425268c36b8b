// FremgangStatistics
