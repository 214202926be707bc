"""The console script itself, as a process of its own: its environment, its exits, its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.doors.cli.paper import FOUR, booklet
from tests.world import LETSEMA, everything

pytestmark = pytest.mark.xdist_group("record")

KILLED = """
import os, signal, sys
import letsema.doors.cli as door
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
django.setup()
from letsema.programmes import commands
enter, seen = commands.enter_stage, []
def broken(**told):
    seen.append(told)
    if len(seen) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return enter(**told)
commands.enter_stage = broken
door.main(["load", "booklet", sys.argv[1], "--fund", "water", "--on", "2023-05-31"])
"""


@pytest.fixture
def alone(tmp_path):
    """Call the script in an empty folder, with nothing of ours in the environment but what is told."""
    here = tmp_path / "here"
    here.mkdir()
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("LETSEMA_", "DJANGO_"))}

    def call(*words, **told):
        return subprocess.run(
            [LETSEMA, *map(str, words)],
            env={**plain, **told},
            cwd=here,
            capture_output=True,
            text=True,
            check=False,
        )

    call.here = here
    return call


@pytest.fixture
def paper(tmp_path):
    """A booklet of our own."""
    (tmp_path / "booklet.txt").write_bytes(booklet(*FOUR))
    return tmp_path / "booklet.txt"


def one_line(done):
    """The only line on stderr."""
    (line,) = done.stderr.splitlines()
    assert done.stdout == ""
    return line


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all.sqlite3", "postgresql://x@127.0.0.1:9/x"]
)
def test_reading_a_booklet_needs_no_database(alone, paper, url):
    done = alone("read", "booklet", paper, LETSEMA_DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    assert "MALI" in done.stdout


def test_reading_a_booklet_writes_nothing(alone, paper):
    assert alone("read", "booklet", paper).returncode == 0
    assert os.listdir(alone.here) == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////nowhere/at/all.sqlite3", "/nowhere/at/all.sqlite3"),
        ("postgresql://x@127.0.0.1:9/x", "the database does not answer"),
        ("nonsense", "letsema: "),
        ("carrier-pigeon://x", "letsema: "),
    ],
)
def test_a_database_that_is_not_there_is_told_in_one_line(alone, url, words):
    done = alone("pipeline", LETSEMA_DATABASE_URL=url)
    assert done.returncode == 2
    assert words in one_line(done)


def test_a_record_not_yet_prepared_tells_the_next_step(alone):
    done = alone("pipeline", "--as-at", "2021-06-30", LETSEMA_DATABASE_URL="", LETSEMA_HOME=" ")
    assert done.returncode == 2
    assert "run `letsema demo` or `letsema load booklet`" in one_line(done)
    done = alone("pipeline", LETSEMA_SECRET_KEY="given", LETSEMA_HOME=str(alone.here / "files"))
    assert done.returncode == 2
    assert "run `letsema demo` or `letsema load booklet`" in one_line(done)


def test_the_record_stands_under_var_where_nothing_is_told(alone):
    done = alone("prepare", LETSEMA_SECRET_KEY="given")
    assert (done.returncode, one_line(done)) == (0, "letsema: the record is ready")
    assert (alone.here / "var" / "letsema.sqlite3").is_file()


def test_whoever_stops_listening_is_no_failure(example):
    command = f"'{LETSEMA}' pipeline --as-at 2021-06-30 --format json | head -c 20"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=example.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 128 + signal.SIGPIPE)
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("{")


def test_words_may_be_in_any_script_whatever_the_terminal(alone, tmp_path):
    path = tmp_path / "b.txt"
    page = FOUR[0].but(title="Compter avec soin — 关心 — رعاية")
    path.write_bytes(booklet(page, *FOUR[1:]))
    done = subprocess.run(
        [LETSEMA, "read", "booklet", path, "--format", "json"],
        env={
            **os.environ,
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "",
            "PYTHONCOERCECLOCALE": "0",
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "关心" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="a process is killed here as POSIX kills")
def test_a_load_killed_in_the_middle_leaves_nothing_behind(letsema, fresh, blank, paper):
    record = fresh(blank)
    before = everything()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(paper)],
        env=record.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert everything() == before
    assert letsema("verify").code == 0
    words = ("load", "booklet", paper, "--fund", "water", "--on", "2023-05-31", "--format", "json")
    assert letsema(*words).json["counts"]["new"] == 4
