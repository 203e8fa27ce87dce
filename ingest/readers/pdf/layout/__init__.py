"""Lines with positions on pages -> headings, paragraphs, items: shared by PDF and images."""
