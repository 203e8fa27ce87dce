"""Fits of the weights in assistant/weights.json."""
