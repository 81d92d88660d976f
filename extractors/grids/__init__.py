"""Tables of answers, however they were made. Knows places, heads and answers."""
