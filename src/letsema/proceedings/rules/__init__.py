"""The acts of a committee and their terms, the agenda, interests, positions, closing. Pure."""
