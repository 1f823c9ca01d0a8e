"""Runs a program on a terminal of its own (a pty) and types at it: reads a session as JSON, prints what came of it as JSON.

A step waits until the text `see` has appeared since the step before, then types `type`.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")


def main() -> None:
    session = json.load(sys.stdin)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(session["cwd"])
        os.execvpe(session["args"][0], session["args"], session["env"])
    size = struct.pack("HHHH", session["rows"], session["columns"], 0, 0)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, size)
    deadline = time.monotonic() + session["seconds"]
    raw, missed = b"", None
    for step in session["steps"]:
        since = len(raw)
        while step["see"] not in plain(raw[since:]):
            more = read(terminal, deadline)
            if not more:
                missed = step["see"]
                break
            raw += more
        if missed is not None:
            break
        if "signal" in step:
            os.kill(pid, getattr(signal, step["signal"]))
        else:
            os.write(terminal, step["type"].encode())
    while missed is None:
        more = read(terminal, deadline)
        if not more:
            break
        raw += more
    json.dump({"output": raw.decode(errors="replace"), "missed": missed, "code": end(pid, deadline)}, sys.stdout)


def plain(raw: bytes) -> str:
    return ESCAPES.sub("", raw.decode(errors="replace")).replace("\r", "")


def read(terminal: int, deadline: float) -> bytes:
    """What the program writes next; nothing where it has ended, or time is over."""
    left = deadline - time.monotonic()
    if left <= 0 or not select.select([terminal], [], [], left)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:  # How Linux says that the other end is closed.
        return b""


def end(pid: int, deadline: float) -> int:
    """The exit code; minus the number of the signal that ended it."""
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            deadline = float("inf")
        time.sleep(0.01)


main()
