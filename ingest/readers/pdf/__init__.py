"""PDF and pictures: pages -> lines -> elements."""
