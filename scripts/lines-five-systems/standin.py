"""Stands in for what a system imports and this machine does not have: GPU libraries, windows, services."""

import importlib.abc
import importlib.machinery
import sys
from unittest.mock import MagicMock


class Standin(MagicMock):
    """A value that is anything: it is counted, formatted, compared, entered and iterated as a program goes on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__float__ = lambda _: 3.25
        self.__int__ = lambda _: 3
        self.__index__ = lambda _: 3
        self.__len__ = lambda _: 2
        for name in ("__lt__", "__le__", "__gt__", "__ge__"):
            setattr(self, name, lambda _self, _other: True)

    def _get_child_mock(self, **kwargs):
        return Standin(**{k: v for k, v in kwargs.items() if k in ("name", "parent", "_new_name", "_new_parent")})

    def __format__(self, spec):
        for value in (3.25, 3, "standin"):
            try:
                return format(value, spec)
            except ValueError:
                continue
        return "standin"

    def __str__(self):
        return "standin"

    __repr__ = __str__


class _Type(type):
    """Classes of a library that is not there can be named, called, subclassed and asked for anything."""

    def __getattr__(cls, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = _class(name) if name[:1].isupper() else _function(name)
        setattr(cls, name, value)
        return value


def _class(name):
    def anything(self, attribute):
        if attribute.startswith("__") and attribute.endswith("__"):
            raise AttributeError(attribute)
        return Standin()

    return _Type(name, (Exception,) if name.endswith(("Error", "Exception")) else (), {
        "__init__": lambda self, *args, **kwargs: None,
        "__getattr__": anything,
        "__init_subclass__": classmethod(lambda cls, **kwargs: None),
        "__class_getitem__": classmethod(lambda cls, _: cls),
        "__enter__": lambda self: self,
        "__exit__": lambda self, *_: False,
        "__or__": lambda self, _: self,
        "__call__": lambda self, *args, **kwargs: args[0] if args and callable(args[0]) else Standin(),
    })


def _function(name):
    def standin(*args, **kwargs):
        # As a decorator, it leaves what it decorates as it is.
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], Standin):
            return args[0]
        return _class(name)()

    standin.__name__ = name
    return _Callable(standin)


class _Callable:
    def __init__(self, function):
        self._function = function

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _class(name) if name[:1].isupper() else _function(name)

    def __or__(self, _):
        return self

    __ror__ = __or__

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, names):
        self.names = names
        self.used = set()

    def find_spec(self, fullname, path=None, target=None):
        if fullname.split(".")[0] not in self.names:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        self.used.add(spec.name.split(".")[0])
        return None

    def exec_module(self, module):
        module.__path__ = []
        module.__version__ = "0.0"
        module.__file__ = "standin"
        # Generated code asks whether the library is too old for it.
        module.first_version_is_lower = lambda *_: False

        def anything(name):
            if name.startswith("__") and name.endswith("__"):
                raise AttributeError(name)
            value = _class(name) if name[:1].isupper() else _function(name)
            setattr(module, name, value)
            return value

        module.__getattr__ = anything


def stand_in(names):
    """The libraries among `names` that cannot be imported are stood in for; returns the finder that says which were."""
    missing = []
    for name in names:
        try:
            found = importlib.util.find_spec(name)
        except Exception:
            found = None
        if found is None:
            missing.append(name)
    finder = _Finder(frozenset(missing))
    sys.meta_path.append(finder)
    return finder
