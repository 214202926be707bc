"""People, the roles they hold, and the invitations that bring them in.

`Person` and `Address` are not journalled (no `journalled = True`): they hold what a person is
called and where mail reaches them, which the journal never learns. Whatever else stands here
names a person by the opaque key.
"""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from letsema.accounts.rules import FREQUENCIES
from letsema.values.actor import ROLES


def new_key() -> str:
    """An opaque key for a person, used wherever the record says who acted."""
    return uuid.uuid4().hex


class Person(AbstractBaseUser, PermissionsMixin):
    """A person with an account: an address to sign in with, and an opaque key."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "email"

    class Meta:
        verbose_name_plural = "people"
        constraints = (
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_lower"),
        )

    def __str__(self) -> str:
        return self.name or self.email


class Scoped(models.Model):
    """A role and its scope; what is null is not narrowed."""

    role = models.CharField(max_length=20)
    fund = models.ForeignKey(
        "governance.Fund", models.PROTECT, null=True, to_field="slug", related_name="+"
    )
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, to_field="key", related_name="+"
    )
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, null=True, to_field="reference", related_name="+"
    )
    country = models.CharField(max_length=3, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(condition=Q(role__in=ROLES), name="%(class)s_is_a_role"),
        )


class Role(Scoped):
    """A role a person holds, from an instant on and until one."""

    journalled = True

    person = models.ForeignKey(Person, models.PROTECT, to_field="key", related_name="roles")
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta(Scoped.Meta):
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                F("person"),
                F("role"),
                *(Coalesce(n, Value("")) for n in ("fund", "organisation", "programme")),
                F("country"),
                condition=Q(ended_at=None),
                name="role_held_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="")
                | (Q(ended_at__gte=F("granted_at")) & ~Q(ended_by="")),
                name="role_ended_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class Invitation(Scoped):
    """An invitation to hold a role: its token as a digest, open until an instant."""

    journalled = True

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    token = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token")
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=64)
    renewed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, to_field="key", related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at=None),
                name="invitation_accepted_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.key}"


class Address(models.Model):
    """Where an invitation was sent: beside it, so that the journal never learns it."""

    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="address")
    email = models.EmailField(db_index=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = (
            models.CheckConstraint(condition=Q(email=Lower("email")), name="address_lower"),
        )

    def __str__(self) -> str:
        return self.email


class NoticePreference(models.Model):
    """How somebody is written to about what changed, and how far they were told of the journal.

    While a letter is under way it is claimed: until when, and to which entry it tells.
    """

    person = models.OneToOneField(Person, models.PROTECT, to_field="key", related_name="notices")
    how = models.CharField(max_length=10, default="daily")
    kinds = models.JSONField(
        help_text="The kinds of notices chosen; null is all of them", null=True
    )
    followed = models.BigIntegerField(help_text="The last entry they were told of, or need not be")
    sent_at = models.DateTimeField(help_text="When they were last told, or looked for news of")
    claimed_until = models.DateTimeField(null=True)
    claimed_to = models.BigIntegerField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    again_at = models.DateTimeField(null=True, help_text="When to try again, after a failure")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(how__in=FREQUENCIES), name="notices_how"),
            models.CheckConstraint(
                condition=Q(claimed_until=None, claimed_to=None)
                | Q(claimed_until__isnull=False, claimed_to__isnull=False),
                name="notices_claimed_whole",
            ),
            models.CheckConstraint(
                condition=Q(tries=0, again_at=None) | Q(tries__gt=0, again_at__isnull=False),
                name="notices_again_after_failure",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.how}"
