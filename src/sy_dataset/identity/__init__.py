"""The restricted zone: tokens instead of identifiers, and persons linked across agencies."""
