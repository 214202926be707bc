"""Documents: stored files by the hash of their content, and the sources facts rest on.

Nouns: `StoredFile`, `Source` (a document, page or person that says something, with the date it
could be known). Commands: `keep_file`, `register_source`.
"""
