"""Calls the functions and methods of modules, one by one, with values that are made up from their signatures.

Each is called three times: with plain values, with stand-ins, and with stand-ins that raise, so that what is logged where
something goes wrong is logged as well. What a call returns or raises does not matter.
"""

import asyncio
import enum
import importlib
import inspect
import logging
import os
import random
import signal
import sys
import tempfile
import threading
from pathlib import Path

from standin import Standin


class TooLong(BaseException):
    pass


def _alarm(_signal, _frame):
    raise TooLong


def modules_of(root, package, leave_out):
    """The modules below a folder as Python imports them from `root`."""
    for path in sorted((Path(root) / package).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts)
        name = name.removesuffix(".__init__")
        if not any(part in name for part in leave_out):
            yield name, path


def exercise(names, seconds=1):
    signal.signal(signal.SIGALRM, _alarm)
    loaded = failed = 0
    for name, path in names:
        random.seed(name)
        module = _within(20, lambda: _import(name, path))
        if module is None:
            failed += 1
            continue
        loaded += 1
        for _, value in sorted(vars(module).items(), key=lambda item: item[0]):
            if getattr(value, "__module__", None) != name:
                continue
            if inspect.isclass(value):
                _exercise_class(value, seconds)
            elif callable(value) and not isinstance(value, Standin):
                for profile in PROFILES:
                    _call(value, profile, seconds)
    return loaded, failed


def _import(name, path):
    """By its name; a script whose name is none, such as `01_demux`, as what it is."""
    if all(part.isidentifier() for part in name.split(".")):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _exercise_class(cls, seconds):
    if issubclass(cls, (enum.Enum, BaseException)):
        return
    for profile in PROFILES:
        instance = _instance(cls, profile, seconds)
        if instance is None:
            continue
        for name, member in sorted(vars(cls).items()):
            if name.startswith("__") and name not in ("__call__", "__enter__", "__exit__"):
                continue
            if isinstance(member, property):
                _within(seconds, lambda: getattr(instance, name))
            elif callable(member) or isinstance(member, (staticmethod, classmethod)):
                bound = _within(seconds, lambda: getattr(instance, name))
                if bound is not None and callable(bound):
                    _call(bound, profile, seconds)


def _instance(cls, profile, seconds):
    """One that its own `__init__` has made, as far as it got; what it lacks is made up."""
    made = _call(cls, profile, seconds)
    if type(made) is cls:
        return made
    try:
        lenient = type(cls)(cls.__name__, (cls,), {
            "__module__": cls.__module__,
            "__getattr__": lambda self, name: _missing(name),
            "__abstractmethods__": frozenset(),
        })
        instance = lenient.__new__(lenient)
    except BaseException:
        return None
    _call(lambda: None, profile, seconds)
    _within(seconds, lambda: lenient.__init__(instance, **_arguments(cls, profile)))
    return instance


def _missing(name):
    if name.startswith("__") or "log" in name.lower():
        raise AttributeError(name)
    return Standin()


def _call(function, profile, seconds):
    def run():
        result = function(**_arguments(function, profile))
        if inspect.iscoroutine(result):
            return asyncio.run(asyncio.wait_for(result, seconds))
        if inspect.isgenerator(result):
            return [item for item, _ in zip(result, range(3))]
        if hasattr(result, "__enter__") and type(result).__name__ == "_GeneratorContextManager":
            with result:
                return None
        return result

    return _within(seconds, run)


def _within(seconds, run):
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return run()
    except (Exception, SystemExit, TooLong, asyncio.CancelledError):
        return None
    except KeyboardInterrupt:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Raising(Standin):
    """Whatever is asked of it, it fails."""

    def _get_child_mock(self, **kwargs):
        child = Standin()
        child.side_effect = ValueError("nothing of the kind: 7")
        return child

    def __iter__(self):
        raise ValueError("nothing to go through")


PROFILES = ("plain", "standin", "raising")


def _arguments(function, profile):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return {}
    return {
        p.name: _value(p, profile)
        for p in parameters
        if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
        and p.name not in ("self", "cls")
        and (p.default is p.empty or profile != "plain")
        and p.default is not True
    }


def _value(parameter, profile):
    name = parameter.name.lower()
    said = str(parameter.annotation)
    if "logger" in name or "Logger" in said:
        return logging.getLogger(os.environ.get("EXERCISE_LOGGER", "exercise"))
    if profile != "plain" and not any(word in said for word in ("str", "int", "float", "bool", "Path")):
        return _Raising() if profile == "raising" else Standin()
    if "Path" in said or "path" in name or "dir" in name or "file" in name:
        return Path(tempfile.gettempdir()) / ("absent" if profile == "raising" else "exercise")
    if "bool" in said or name.startswith(("is_", "has_", "use_", "enable")):
        return profile != "raising"
    if "float" in said or any(word in name for word in ("rate", "threshold", "time", "seconds", "ratio")):
        return 0.25 if profile == "plain" else -1.5
    if name == "level":
        return 20
    if "int" in said or any(word in name for word in ("count", "num", "size", "index", "seed", "port", "step")):
        return 3 if profile == "plain" else 12
    if "Dict" in said or "dict" in said or "Mapping" in said or "config" in name:
        return {"name": "alpha", "count": 3, "enabled": True}
    if "List" in said or "list" in said or "Sequence" in said or "Iterable" in said or name.endswith("s"):
        return ["alpha", "beta"]
    if "str" in said or any(word in name for word in ("name", "id", "text", "message", "mode", "key", "code")):
        return "alpha" if profile == "plain" else "beta 2"
    return Standin() if profile == "standin" else _Raising() if profile == "raising" else "gamma"
