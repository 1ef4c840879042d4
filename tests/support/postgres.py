"""A Postgres server for tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def postgres_server() -> Iterator[str]:
    """A Postgres of our own on a Unix socket, or a reason why there is none."""
    binary = shutil.which("postgres")
    if binary is None:
        pytest.skip("no postgres on this machine")
    programs = Path(binary).resolve().parent
    # Postgres does not run as root; a folder of pytest's own is closed to everybody else.
    root = os.geteuid() == 0
    other = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if root else []
    with tempfile.TemporaryDirectory(prefix="article-bot-postgres-") as name:
        folder = Path(name)
        if root:
            shutil.chown(folder, "nobody", "nogroup")

        def run(*command: str) -> None:
            done = subprocess.run(
                [*other, *command],
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd=folder,
            )
            if done.returncode:
                pytest.skip(f"postgres does not start: {done.stderr.decode()[-200:]}")

        data, control = str(folder / "data"), str(programs / "pg_ctl")
        run(str(programs / "initdb"), "-D", data, "-U", "bot", "-A", "trust", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(control, "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
        yield f"postgresql://bot@/postgres?host={folder}"
        run(control, "-D", data, "-m", "immediate", "stop")
