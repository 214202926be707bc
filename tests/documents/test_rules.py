"""Kinds of source weigh differently."""

import pytest

from letsema.documents.rules import SOURCE_KINDS, weight


def test_no_two_heavy_kinds_are_confused():
    assert weight("decision-record") > weight("fund-document") > weight("agency-page")
    assert weight("agency-page") == weight("government-page")
    assert weight("press") > weight("person") > weight("own-words") > 0


def test_a_kind_there_is_not_has_no_weight():
    with pytest.raises(KeyError):
        weight("rumour")


def test_every_kind_fits_its_column():
    assert max(map(len, SOURCE_KINDS)) <= 20
