"""A paper in, a file out: Markdown, HTML, DOCX or PDF."""
