"""Is this version better than the last? Test sets, measures, report."""
