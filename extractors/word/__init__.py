"""Word files, read from their XML. Knows the format; knows no kind of document."""
