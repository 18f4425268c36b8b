// FremgangFiles
