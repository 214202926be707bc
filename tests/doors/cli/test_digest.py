"""`digest`: send once, or only tell; and the worker that lives as long as its server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import suppress

import pytest

from tests.world import LETSEMA

pytestmark = pytest.mark.xdist_group("record")


@pytest.fixture
def record(fresh, blank):
    return fresh(blank)


def test_a_digest_with_nobody_to_write_to_sends_nothing(record):
    done = record.letsema("digest")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().strip() == "letsema: letters sent: 0"
    dry = record.letsema("digest", "--dry-run")
    assert (dry.returncode, dry.stdout, dry.stderr) == (0, b"", b"")


def workers(pid):
    """The worker processes a server has started."""
    done = subprocess.run(
        ["pgrep", "-P", str(pid), "-f", "letsema.doors.worker"], capture_output=True, check=False
    )
    return [int(each) for each in done.stdout.split()]


def wait_for(true, seconds=120.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.2)
    return False


def alive(pid):
    """Whether a process runs; one that has ended and waits to be buried does not."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.strip().startswith(b"Z")


def answers(address):
    """Whether a site answers there."""
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_ends_with_its_server(record, how):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [LETSEMA, "serve", "--bind", bind],
        env=record.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert wait_for(lambda: answers(f"http://{bind}/about/"))
        (worker,) = workers(server.pid)
        server.send_signal(how)
        assert wait_for(lambda: not alive(worker))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # what the server forked goes with it
        server.wait()
