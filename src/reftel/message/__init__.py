"""A copy of a telegram is read into a cable: heading, banner, preamble, paragraphs; it is checked and rendered."""
