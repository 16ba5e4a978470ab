"""A folder that looks like a fresh clone with the program installed."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from docsite import ROOT, here
from docsite.session import environment

WARM = Path(__file__).with_name("warm.py")
_CLIENT = """#!{python} -IS
import json, os, socket, sys
if os.path.isdir({site!r}):  # plugins are found when a process starts
    os.execv({python!r}, [{python!r}, "-m", "checker", *sys.argv[1:]])
connection = socket.socket(socket.AF_UNIX)
connection.connect({address!r})
order = {{"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}}
socket.send_fds(connection, [json.dumps(order).encode() + b"\\n"], [0, 1, 2])
sys.exit(connection.recv(1)[0])
"""


@pytest.fixture(scope="session")
def warm():
    """Where the program that is kept warm listens."""
    with tempfile.TemporaryDirectory(prefix="warm") as folder:
        address = Path(folder, "door")
        surroundings = environment(Path(folder), [], PYTHONPATH=str(ROOT))
        with subprocess.Popen([sys.executable, WARM, address], env=surroundings) as program:
            while not address.exists():
                assert program.poll() is None
                time.sleep(0.05)
            yield address
            program.terminate()


@pytest.fixture
def clone(tmp_path, warm):
    """The folder and the environment in which a page is followed."""
    place, surroundings = here.clone(tmp_path)
    client = _CLIENT.format(python=sys.executable, site=str(tmp_path / "site"), address=str(warm))
    (tmp_path / "bin" / "claim-checker").write_text(client)
    return place, surroundings
