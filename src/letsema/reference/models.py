"""Frameworks and their elements, which rooms above point at: goals, areas, outcomes, sectors."""

from django.db import models
from django.db.models import F, Q

from letsema.reference.rules import (
    FRAMEWORK_KINDS,
    LONGEST_CODE,
    LONGEST_SLUG,
    LONGEST_TITLE,
)


class Framework(models.Model):
    """A named set of elements: whose it is, and where it is written."""

    journalled = True

    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True)
    title = models.CharField(max_length=LONGEST_TITLE)
    owner = models.TextField()
    source = models.TextField()
    kind = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=list(FRAMEWORK_KINDS)), name="framework_kind"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(owner="") & ~Q(source=""), name="framework_told_whole"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Element(models.Model):
    """One element of a framework, at its place, under another of the same framework or none."""

    journalled = True

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="elements")
    code = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    position = models.PositiveIntegerField(help_text="Place in the framework, from 1")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("framework", "code"), name="element_code_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(title=""), name="element_told_whole"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="element_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
