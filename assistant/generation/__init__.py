"""Answers in a language model's words, each sentence held to its passages."""
