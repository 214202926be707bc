"""What organisations do in a programme, and the agreements, support and bodies it goes with."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import WITHDRAWN_WHOLE, in_order, window
from letsema.programmes.models.programme import Programme
from letsema.programmes.rules.partnering import BODY_ROLES, LONGEST_TASK

STANDING = Q(withdrawn_at=None)


class Task(models.Model):
    """What an organisation does in a programme, since and until when.

    `terms` is the digest of what tells one task from another: the same is entered once.
    """

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="tasks")
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    words = models.CharField(max_length=LONGEST_TASK)
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
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="task_says_what"),
            models.CheckConstraint(condition=window(), name="task_window"),
            models.CheckConstraint(condition=window("until_"), name="task_until_window"),
            models.CheckConstraint(condition=in_order(), name="task_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="task_withdrawn_whole"),
            models.UniqueConstraint(fields=("terms",), condition=STANDING, name="task_once"),
        )

    def __str__(self) -> str:
        return self.words


class ProgrammeAgreement(models.Model):
    """An agreement a programme rests on."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="agreements")
    agreement = models.ForeignKey("partners.Agreement", models.PROTECT, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="programme_agreement_withdrawn_whole"
            ),
            models.UniqueConstraint(
                fields=("programme", "agreement"),
                condition=STANDING,
                name="programme_agreement_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} under {self.agreement_id}"


class ProgrammeSupport(models.Model):
    """Support, in money or in kind, that went to a programme."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="support")
    support = models.ForeignKey("partners.Support", models.PROTECT, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "programme support"
        constraints = (
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="programme_support_withdrawn_whole"
            ),
            models.UniqueConstraint(
                fields=("programme", "support"), condition=STANDING, name="programme_support_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} with {self.support_id}"


class ProgrammeBody(models.Model):
    """A body a programme set up, supports, serves as secretariat, or belongs to."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="bodies")
    body = models.ForeignKey("governance.Body", models.PROTECT, to_field="slug", related_name="+")
    role = models.CharField(max_length=12)
    words = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "programme bodies"
        constraints = (
            models.CheckConstraint(condition=Q(role__in=BODY_ROLES), name="programme_body_role"),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="programme_body_withdrawn_whole"
            ),
            models.UniqueConstraint(
                fields=("programme", "body", "role"), condition=STANDING, name="programme_body_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} {self.role} {self.body_id}"


class PartnerMatch(models.Model):
    """Who a key partner is that a programme's sources print: it holds for the text, in any claim.

    `printed` is `rules.partnering.printed_as` of name and heading: a document that is taken in
    again, and prints the same, finds the match. Without an organisation it is none: a heading, a
    group of people, a word.
    """

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="partner_matches")
    name = models.TextField()
    heading = models.CharField(max_length=200, blank=True)
    printed = models.CharField(max_length=64)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    why = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "partner matches"
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(why=""), name="match_says_why"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="match_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("programme", "printed"), condition=STANDING, name="match_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
