"""Test sets: files of questions that are read, checked and imported from elsewhere."""
