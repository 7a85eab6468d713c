"""What a person does with an archive: case file, ledger, watch, brief, citation, export."""
