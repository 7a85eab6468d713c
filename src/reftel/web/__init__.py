"""The pages: what the desk and the room say, in a browser, as JSON and as CSV."""
