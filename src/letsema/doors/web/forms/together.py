"""Several forms that one page sends at once: to the page, and to its command, they are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django import forms


class Together:
    """Forms sent together. What no part has a field for is said above them, by the last part."""

    parts: Sequence[forms.Form] = ()

    @property
    def is_bound(self) -> bool:
        """Whether it was sent."""
        return any(part.is_bound for part in self.parts)

    @property
    def fields(self) -> dict[str, forms.Field]:
        """Every field by its name; of two of one name the first."""
        return dict(chain.from_iterable(part.fields.items() for part in reversed(self.parts)))

    @property
    def files(self) -> Any:
        """The files that came."""
        return self.parts[0].files

    @property
    def errors(self) -> dict[str, Any]:
        """What is wrong, by the name a field is sent under; `__all__` where it is of no field."""
        return {
            part.add_prefix(name) if name in part.fields else name: told
            for part in self.parts
            for name, told in part.errors.items()
        }

    def is_valid(self) -> bool:
        """Whether every part can be taken in; all of them say what is wrong."""
        judged = [part.is_valid() for part in self.parts]
        return all(judged)

    def non_field_errors(self) -> list[Any]:
        """What is wrong with no field in particular."""
        return [each for part in self.parts for each in part.non_field_errors()]

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what is wrong, at the first field of that name."""
        found = (part for part in self.parts if field in part.fields)
        next(found, self.parts[-1]).add_error(field, error)

    def has_error(self, field: str) -> bool:
        """Whether something is wrong with a field."""
        return any(part.has_error(field) for part in self.parts if field in part.fields)

    def __iter__(self) -> Iterator[forms.BoundField]:
        return chain.from_iterable(self.parts)
