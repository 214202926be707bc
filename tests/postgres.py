"""A private PostgreSQL server: made for one run of the tests, gone after it.

It lives in a directory of its own, listens on a free loopback port, and trades safety for speed
(no fsync): never a pattern for a server that keeps anything. PostgreSQL does not run as root, so
as root the server runs as the `postgres` user.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

UNSAFE_BUT_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "timezone": "UTC",
}


class NoServerError(Exception):
    """PostgreSQL cannot be started here; the message says why."""


def binaries() -> Path | None:
    """The directory that holds `initdb` and `pg_ctl`: the newest Debian one, else by PATH."""
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(installed, key=lambda p: int(re.sub(r"\D", "", p.parts[-3]) or 0))
    if newest:
        return newest[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def reason_absent() -> str | None:
    """Why no private server can be started here, or None if one can."""
    if binaries() is None:
        return "no PostgreSQL on this machine (initdb not found)"
    if os.name != "posix":
        return "a private PostgreSQL is started on POSIX systems only"
    if os.geteuid() == 0 and not (shutil.which("setpriv") and _has_postgres_user()):
        return "root cannot run PostgreSQL, and setpriv or the postgres user is missing"
    return None


def _has_postgres_user() -> bool:
    import pwd

    with suppress(KeyError):
        return bool(pwd.getpwnam("postgres"))
    return False


class PrivateServer:
    """A running server; `url(name)` is the address of one of its databases."""

    def __init__(self) -> None:
        if reason := reason_absent():
            raise NoServerError(reason)
        self.bin = binaries() or Path()
        self.home = Path(tempfile.mkdtemp(prefix="letsema-pg-"))
        self.port = _free_port()
        self.as_root = os.geteuid() == 0
        if self.as_root:
            shutil.chown(self.home, "postgres", "postgres")

    def start(self) -> PrivateServer:
        """Make the cluster and start it; raises `NoServerError` with the server's own words."""
        settings = [f"-c {key}={value}" for key, value in UNSAFE_BUT_QUICK.items()]
        settings += [f"-p {self.port}", "-h 127.0.0.1", f"-k {self.home}"]
        self._run("initdb", "-A", "trust", "-U", "letsema", "-E", "UTF8", "--locale=C", "-N")
        self._run("pg_ctl", "-w", "-l", str(self.home / "log"), "-o", " ".join(settings), "start")
        return self

    def stop(self) -> None:
        """Stop the server and remove all it had."""
        with suppress(NoServerError):
            self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.home, ignore_errors=True)

    def url(self, name: str = "postgres") -> str:
        """The address of one database, made if it is not there yet."""
        if name != "postgres":
            self._create(name)
        return f"postgresql://letsema@127.0.0.1:{self.port}/{name}"

    def _create(self, name: str) -> None:
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            known = connection.execute("select 1 from pg_database where datname = %s", (name,))
            if not known.fetchone():
                connection.execute(f'create database "{name}"')

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.bin / program), "-D", str(self.home / "cluster"), *arguments]
        if self.as_root:
            command = [
                "setpriv",
                "--reuid=postgres",
                "--regid=postgres",
                "--clear-groups",
                *command,
            ]
        with (self.home / "said").open("w+") as said:
            done = subprocess.run(command, stdout=said, stderr=said, cwd="/", check=False)
            if done.returncode:
                said.seek(0)
                raise NoServerError(f"{program} failed: {said.read().strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """`python -m tests.postgres`: say whether a private server can be started, 0 if so."""
    reason = reason_absent()
    print(reason or f"PostgreSQL found in {binaries()}", file=sys.stderr)
    return 1 if reason else 0


if __name__ == "__main__":
    sys.exit(main())
