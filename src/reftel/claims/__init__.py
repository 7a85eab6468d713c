"""Claims: what a telegram says, pinned to its words: roles, events, actions, risks, relations, and the names in it."""
