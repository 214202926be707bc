"""Letsema: the record a multi-partner fund and its joint programmes run on.

The house: rooms on one staircase (see CONTRIBUTING.md). Imports go down only:
config → doors → publications → insight → accounts → programmes → governance →
partners → reference → documents → journal → press → values.
"""
