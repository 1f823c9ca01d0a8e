"""Keeps code that is called without anybody in mind from touching anything: files elsewhere, processes, the network."""

import os
import sys
import tempfile

_FORBIDDEN = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.kill", "os.killpg",
              "socket.connect", "socket.bind", "socket.getaddrinfo", "pty.spawn", "webbrowser.open"}
_CHANGING = {"os.remove", "os.rmdir", "os.rename", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate",
             "shutil.rmtree", "shutil.move", "shutil.copyfile", "shutil.copytree"}


def close(*folders, forbid=True):
    """From now on only `folders` and the folder for temporary files may be written, and, with `forbid`, nothing is started or asked."""
    allowed = tuple(os.path.realpath(f) + os.sep for f in (*folders, tempfile.gettempdir())) + ("/dev/", "/proc/self/")

    def may(path):
        if isinstance(path, int) or path is None:
            return True
        try:
            full = os.path.realpath(os.fsdecode(path))
        except Exception:
            return True
        return (full + os.sep).startswith(allowed)

    def hook(event, args):
        if forbid and event in _FORBIDDEN and not (event == "subprocess.Popen" and "hostname" in str(args[1])):
            raise PermissionError(f"{event} is not done here")
        if event == "open":
            path, mode, flags = args
            writes = isinstance(mode, str) and any(c in mode for c in "wax+") or (
                isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            if writes and forbid and isinstance(path, int):
                raise PermissionError("a file of that number is not written here")
            if writes and not may(path):
                raise PermissionError(f"{path} is not written here")
        elif event in _CHANGING and not all(may(a) for a in args[:2] if isinstance(a, (str, bytes, os.PathLike))):
            raise PermissionError(f"{event} is not done here")

    sys.addaudithook(hook)
