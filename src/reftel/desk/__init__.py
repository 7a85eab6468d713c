"""What a person does with an archive: search it, show a passage, brief on a person, cite."""
