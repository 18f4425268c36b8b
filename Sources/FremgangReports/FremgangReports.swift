// FremgangReports
