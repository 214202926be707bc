"""Organisations: their names, what ties them, what others call them by, which are the same."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE, in_order, window
from letsema.partners.rules import LONGEST_SCHEME, NAME_KINDS, ORGANISATION_KINDS, TIE_KINDS


class Organisation(models.Model):
    """A body that takes part: one row for life, whatever it is called.

    `merged_into` is the one it goes on under in the end: never one that is merged itself.
    """

    journalled = True

    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    country = models.CharField(max_length=3, blank=True)
    website = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("merged_into", "kind", "country"), name="organisation_counted"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ORGANISATION_KINDS), name="organisation_kind"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="organisation_not_into_itself"
            ),
        )

    def __str__(self) -> str:
        return self.key


class OrganisationName(models.Model):
    """A name an organisation has, in a language, for a time."""

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=10, default="en")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=NAME_KINDS), name="organisation_name_kind"),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_from__lt=F("valid_until")),
                name="organisation_name_period",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="organisation_name_withdrawn_whole"
            ),
            models.UniqueConstraint(
                fields=("organisation", "text", "kind", "language"),
                condition=Q(withdrawn_at=None, valid_from=None),
                name="organisation_name_once",
            ),
            models.UniqueConstraint(
                fields=("organisation", "text", "kind", "language", "valid_from"),
                condition=Q(withdrawn_at=None),
                name="organisation_name_once_since",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Merge(models.Model):
    """That two organisations are one: the first goes on under the second, until it is undone.

    `into` stands as it was told; `Organisation.merged_into` says where it leads in the end.
    """

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="merges")
    into = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(organisation=F("into")), name="merge_of_two"),
            models.CheckConstraint(condition=~Q(why=""), name="merge_says_why"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="merge_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(withdrawn_at=None), name="merge_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} → {self.into_id}"


class Apart(models.Model):
    """That two organisations that look alike are not the same: they are not proposed again."""

    journalled = True

    one = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "aparts"
        constraints = (
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="apart_in_order"),
            models.CheckConstraint(condition=~Q(why=""), name="apart_says_why"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="apart_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("one", "other"), condition=Q(withdrawn_at=None), name="apart_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"


class Tie(models.Model):
    """That an organisation is part of, succeeds or is a member of another, as a source says."""

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="ties")
    other = models.ForeignKey(Organisation, models.PROTECT, related_name="tied")
    kind = models.CharField(max_length=20)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=TIE_KINDS), name="tie_kind"),
            models.CheckConstraint(condition=~Q(organisation=F("other")), name="tie_of_two"),
            models.CheckConstraint(condition=window(), name="tie_window"),
            models.CheckConstraint(condition=window("until_"), name="tie_until_window"),
            models.CheckConstraint(condition=in_order(), name="tie_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="tie_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("organisation", "other", "kind"),
                condition=Q(withdrawn_at=None, latest=None),
                name="tie_once",
            ),
            models.UniqueConstraint(
                fields=("organisation", "other", "kind", "latest"),
                condition=Q(withdrawn_at=None),
                name="tie_once_since",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind} {self.other_id}"


class Identifier(models.Model):
    """What a register outside this record calls an organisation by."""

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=LONGEST_SCHEME)
    value = models.CharField(max_length=200, db_index=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(scheme="") & ~Q(value=""), name="identifier_says_what"
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="identifier_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("organisation", "scheme", "value"),
                condition=Q(withdrawn_at=None),
                name="identifier_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
