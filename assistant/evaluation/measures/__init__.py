"""What is measured of a record, and of many together."""
