"""What Harbour knows: documents, glossary, test sets, and the check that keeps them in order."""
