"""What tests stand on keeps its word: no network, a server and a browser of their own."""

from __future__ import annotations

import socket

import psycopg
import pytest
import pytest_socket
from django.conf import settings
from django.db import connection

from tests import postgres


def test_no_test_reaches_beyond_this_machine():
    elsewhere = ("192.0.2.1", 80)  # an address kept for documentation: nobody's
    with pytest.raises((pytest_socket.SocketConnectBlockedError, UserWarning)):
        socket.create_connection(elsewhere, timeout=1)


def test_tests_do_not_touch_the_developers_own_record():
    assert "letsema-tests-" in str(settings.HOME)
    where = connection.settings_dict
    assert where["HOST"] == "127.0.0.1" or "memory" in where["NAME"] or "-tests-" in where["NAME"]


@pytest.mark.postgres
def test_a_private_server_answers_and_leaves_nothing_behind():
    server = postgres.PrivateServer().start()
    try:
        for _ in range(2):  # the second time the database is there already
            with psycopg.connect(server.url("trial")) as trial:
                assert trial.execute("select 6 * 7").fetchone() == (42,)
    finally:
        server.stop()
    assert not server.home.exists()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", server.port), timeout=1)


def test_axe_finds_what_a_reader_cannot_use(page, axe):
    page.set_content("<html lang='en'><title>t</title><main><h1>a</h1><img src='x.png'></main>")
    assert [line for line in axe(page) if line.startswith("image-alt")]
    page.set_content("<html lang='en'><title>t</title><main><h1>a</h1></main>")
    assert axe(page) == []
