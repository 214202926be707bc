"""The index of search: derived from the other rooms, made again at any time.

None of these tables is journalled (no `journalled = True`): they record nothing, they repeat
what the journal's rooms hold. A migration that alters `SearchEntry` on SQLite makes its table
anew and so must make the triggers of migration 0002 again.
"""

from django.db import models

from letsema.insight.rules import KINDS


class SearchEntry(models.Model):
    """One thing that can be found. Migration 0002 adds the full-text index of its words."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    title = models.TextField()
    names = models.TextField(help_text="Every name as printed, one a line, the title first")
    words = models.TextField(help_text="Text for extracts, line by line")
    exact = models.TextField(help_text="Names and codes, folded, each between line breaks")
    folded_names = models.TextField(help_text="Words of the names, folded, each once")
    folded = models.TextField(help_text="Words of everything, folded, each once")
    mentions = models.TextField(help_text="What else its words come from: |organisation:iom|…|")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "key"), name="search_entry_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=list(KINDS)), name="search_entry_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Watched(models.Model):
    """A programme merged into another, or one of which more will count from a day on."""

    reference = models.CharField(max_length=80, unique=True)
    into = models.CharField(max_length=80, blank=True)
    changes_on = models.DateField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.reference


class Followed(models.Model):
    """How far the index has followed the journal: one row.

    `shape` names the packaged names and the make of the index it was built with; on
    `changes_on` something recorded already begins to count.
    """

    sequence = models.BigIntegerField(default=0)
    shape = models.CharField(max_length=64, blank=True)
    changes_on = models.DateField(null=True)
    followed_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_followed"),)

    def __str__(self) -> str:
        return str(self.sequence)
