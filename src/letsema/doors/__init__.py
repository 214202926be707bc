"""Doors: the ways in. A door translates what it is handed, makes one call, and answers."""
