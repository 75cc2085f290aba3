"""Named places a hand can find, and the cun ruler that is laid between them."""
