"""The journal's two tables. The database itself refuses to change or remove an entry."""

from django.db import models


class Entry(models.Model):
    """One act: what kind, to what, the rows it wrote, by whom and when, chained."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=160, db_index=True)
    facts = models.TextField(help_text="Canonical JSON: rows written, and what else was told")
    by = models.CharField(max_length=64)
    acting_for = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("sequence",)

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.subject}"


class Head(models.Model):
    """The end of the chain: one row, locked by whoever writes the next entry."""

    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_head"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest[:12]}"
