"""Files to a searchable index: read, clean, split, embed, store."""
