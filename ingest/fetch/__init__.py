"""Addresses of a list -> files in a folder, each with the record of where it came from."""
