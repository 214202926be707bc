"""Records to load workbooks into."""

from tests.world import blank, example, fresh, printed, standing

__all__ = ["blank", "example", "fresh", "printed", "standing"]  # pytest finds them by name
