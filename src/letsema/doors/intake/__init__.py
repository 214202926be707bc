"""Intake: foreign files → rows → commands. All or nothing; a fault names place and heading."""
