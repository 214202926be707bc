"""Forms: what an address or a reader may ask, checked for shape only."""
