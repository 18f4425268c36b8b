// FremgangInstruments
