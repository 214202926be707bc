"""The person who signs in."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


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

    def __str__(self) -> str:
        return self.name or self.email
