"""Press: pure tools that read foreign documents and draw, typeset and write our own.

Nothing here knows Django, a database, a clock or the network: what a tool needs (names of
countries, objectives, partner groups) is handed to it. Bytes in, plain values and faults out;
content in, bytes out.

Nouns: `faults` (what is wrong with something read, with its place), `booklet` (the reader of
pipeline booklets), and the drawing and writing tools beside them.
"""
