"""Claims: what a telegram says, pinned to its words: sentences, names and mentions."""
