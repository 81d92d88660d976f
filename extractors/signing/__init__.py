"""Where and by whom a document is signed, and on which day. Knows layouts and words about signing; judges no authority."""
