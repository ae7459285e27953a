"""Clerical review: people decide on pairs of records, and their decisions measure the links."""
