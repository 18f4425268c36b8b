// FremgangWords
