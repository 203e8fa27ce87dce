"""Briefings: a company's profile in, a cited document out."""
