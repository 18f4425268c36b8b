// FremgangCharts
