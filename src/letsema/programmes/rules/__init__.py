"""What is allowed and what is shown. Pure: no Django, no clock, no database."""
