"""Files of some format in, copies out: one reader a format, and the one who chooses among them."""
