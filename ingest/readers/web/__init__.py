"""Saved web pages and text."""
