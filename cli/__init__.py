"""The terminal face: parse, call, show."""
