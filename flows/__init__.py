"""The order of work. Nothing else knows it, and nothing here does any of the work."""
