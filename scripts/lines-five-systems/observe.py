"""Notes for each record that a program writes into a log which call wrote it, by what the interpreter itself says.

Wraps `logging.StreamHandler.emit`, by which every handler of files writes. Beside the log goes one line of JSON for each record:
which file, which bytes of it, and the calls on the stack that stand in the observed folder, innermost first, each with the
range of its expression. The line is as the system's own handlers and formatters make it; nothing of it is changed.

OBSERVE_ROOT: the folder whose code is observed; OBSERVE_INTO: where the notes go.
"""

import fcntl
import json
import logging
import os
import stat
import sys
import threading
from itertools import islice

ROOT = os.path.realpath(os.environ["OBSERVE_ROOT"]) + os.sep
# Of a high number, which no program that writes to a number of its own choice hits upon.
_notes = open(
    fcntl.fcntl(os.open(os.environ["OBSERVE_INTO"], os.O_WRONLY | os.O_CREAT | os.O_APPEND), fcntl.F_DUPFD, 700),
    "a",
    encoding="utf-8",
    buffering=1,
)
_lock = threading.Lock()
_emit = logging.StreamHandler.emit
_MOST_CALLS = 12


def emit(self, record):
    log = _file_of(self)
    if log is None:
        return _emit(self, record)
    with _lock:
        start = _size(self)
        _emit(self, record)
        note = {"log": log, "start": start, "end": _size(self), "logger": record.name}
        note["record"] = [_short(record.pathname), record.lineno, record.funcName]
        note["calls"] = _calls(record)
        _notes.write(json.dumps(note) + "\n")


def _file_of(handler):
    """The path of the file that is written, and `None` for what is no file: a pipe, a terminal, text in memory."""
    if getattr(handler, "stream", None) is None and hasattr(handler, "_open"):
        handler.stream = handler._open()
    try:
        number = handler.stream.fileno()
        if not stat.S_ISREG(os.fstat(number).st_mode):
            return None
        return os.path.realpath(f"/proc/self/fd/{number}")
    except Exception:
        return None


def _size(handler):
    handler.stream.flush()
    return os.fstat(handler.stream.fileno()).st_size


def _calls(record):
    """Where the calls on the stack stand; what the record says, where another thread writes than called."""
    calls = []
    frame = sys._getframe(2)
    while frame is not None and len(calls) < _MOST_CALLS:
        code = frame.f_code
        path = os.path.realpath(code.co_filename)
        if path.startswith(ROOT) and not code.co_filename.startswith("<"):
            first, last, left, right = next(islice(code.co_positions(), frame.f_lasti // 2, None))
            calls.append([_short(path), code.co_name, first, left, last, right])
        frame = frame.f_back
    return calls


def _short(path):
    path = os.path.realpath(path)
    return path[len(ROOT) :] if path.startswith(ROOT) else path


logging.StreamHandler.emit = emit
# Where a record cannot be written, nothing is said on stderr.
logging.raiseExceptions = False
