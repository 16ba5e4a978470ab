"""The program kept warm for the pages' many commands: each is a fork of a process that has read the rules already.

Run as ``python warm.py SOCKET``. What a call brings along (its three streams, its folder, its environment) is what the
fork works with, so that it prints what a process of its own would.
"""

import json
import os
import signal
import socket
import sys
import traceback
from pathlib import Path

from checker.cli import main


def serve(address: str) -> None:
    """Answer calls until the process is ended."""
    root = Path(__file__).resolve().parents[2]
    main(["check", str(root / "seeds" / "articles"), "--no-cache", "--format", "json", "--output", os.devnull])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        while True:
            connection, _ = door.accept()
            if os.fork() == 0:
                _answer(connection)
            connection.close()


def _answer(connection: socket.socket) -> None:
    status = 70
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        said, streams, *_ = socket.recv_fds(connection, 1 << 16, 3)
        while not said.endswith(b"\n"):
            said += connection.recv(1 << 16)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        sys.stdin, sys.stdout = open(0), open(1, "w")  # noqa: SIM115 - the old ones were opened for other files
        sys.stderr = open(2, "w", buffering=1)  # noqa: SIM115
        order = json.loads(said)
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["folder"])
        status = main(order["arguments"])
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - the page shows it
        traceback.print_exc()
    finally:
        for number in range(3):
            os.close(number)
        connection.send(bytes([status]))
        os._exit(status)


if __name__ == "__main__":
    serve(sys.argv[1])
