// FremgangPublishing
