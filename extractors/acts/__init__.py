"""What the sentences of a document do, and whether they really do it."""
