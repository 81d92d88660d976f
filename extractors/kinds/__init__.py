"""One recogniser a kind of document; the register of all of them."""
