// FremgangCommand
