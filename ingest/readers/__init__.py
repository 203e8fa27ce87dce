"""One reader a format: a file -> Reading."""
