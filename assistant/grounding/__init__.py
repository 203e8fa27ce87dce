"""The check, by code, of what a language model says against the passages that it cites."""
