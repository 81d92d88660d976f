"""PDF files: pages, words and marks, read through pdfium. Knows the format; knows no kind of document."""
