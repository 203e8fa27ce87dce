"""A run as one HTML file that an evaluator opens, without a network."""
