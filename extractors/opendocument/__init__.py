"""OpenDocument texts and sheets, read from their XML. Knows the format; knows no kind of document."""
