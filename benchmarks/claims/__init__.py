"""Claims whose truth is known: reference answers, and reference answers made wrong."""
