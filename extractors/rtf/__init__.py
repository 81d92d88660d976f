"""Rich Text Format. Knows the format; knows no kind of document."""
