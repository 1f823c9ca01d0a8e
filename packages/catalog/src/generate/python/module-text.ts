/**
 * The part of the Python module that is the same for every catalog: the class, the function that logs, the lookups. It
 * needs Python 3.9 and its standard library.
 */

/** What stands before the constants. Names that begin with an underscore are nobody else's. */
export const PREAMBLE = String.raw`
from __future__ import annotations

import functools
import json
import logging
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, MutableMapping, Optional, Tuple, Union

if TYPE_CHECKING:
    from typing import Final

    _Logger = Union[logging.Logger, "logging.LoggerAdapter[Any]"]

_LEVELS = {"trace": 5, "debug": 10, "info": 20, "warn": 30, "error": 40, "fatal": 50}


@dataclass(frozen=True)
class LogConstant:
    """A message that the logs may carry."""

    code: str
    name: str
    #: The rung: trace, debug, info, warn, error or fatal.
    level: str
    #: The template: text and {placeholders}.
    message: str
    component: Optional[str] = None
    subcomponent: Optional[str] = None
    tags: Tuple[str, ...] = ()
    #: How values are shown in the message, by field.
    formats: Tuple[Tuple[str, str], ...] = ()
    #: The level as the catalog spells it, where that is no rung.
    native: Optional[str] = None

    @property
    def levelno(self) -> int:
        """The level as a number of the logging module."""
        number = logging.getLevelName(self.native.upper()) if self.native else None
        return number if isinstance(number, int) else _LEVELS[self.level]


def log_constant(
    logger: _Logger,
    constant: LogConstant,
    message: Optional[str] = None,
    *,
    extra: Optional[Mapping[str, object]] = None,
    exc_info: logging._ExcInfoType = None,
    stack_info: bool = False,
    stacklevel: int = 1,
    **keywords: Any,
) -> None:
    """Log a constant at its level.

    Its template is filled from the fields in extra, once, when a handler first asks for the text; message is
    added after " | ". The record carries code, component, subcomponent and tags beside the fields. A field whose
    name a record has for itself, or has from an adapter with another value, is kept under that name with an
    underscore. Other keywords go to the logger's adapters, as those of its own methods do.
    """
    level = constant.levelno
    if not logger.isEnabledFor(level):
        return
    text, percent, names = _template(constant.message)
    fields = dict(extra or {})
    others = {key: value for key, value in fields.items() if key not in names}
    given: MutableMapping[str, Any] = dict(keywords)
    if others:
        given["extra"] = others
    if exc_info is not None:
        given["exc_info"] = exc_info
    if stack_info:
        given["stack_info"] = True
    if stacklevel != 1:
        given["stacklevel"] = stacklevel

    values = fields
    msg: Any = percent + " | %s" if message else percent if names else text
    target: Any = logger
    while isinstance(target, logging.LoggerAdapter):
        context = getattr(target, "extra", None)
        if isinstance(context, Mapping):
            values = {**context, **values}
        shaped, given = target.process(msg, given)
        msg = _around(shaped, msg) if names or message else shaped
        target = target.logger
    formats = dict(constant.formats)
    args: List[object] = [
        _shown(values[name], formats.get(name, "string")) if name in values else "{" + name + "}"
        for name in names
    ]
    if message:
        args.append(_visible(message))

    # The standard adapter puts its own extra in the place of the call's: what it drops stays.
    around = {**others, **(given.pop("extra", None) or {})}
    own = {key: value for key, value in fields.items() if key in names}
    record = _record(constant, around, own)
    given["stacklevel"] = given.get("stacklevel", 1) + 1
    target.log(level, msg, *args, extra=record, **given)


def _record(
    constant: LogConstant, around: Mapping[str, object], own: Mapping[str, object]
) -> Dict[str, object]:
    record: Dict[str, object] = {"code": constant.code}
    if constant.component is not None:
        record["component"] = constant.component
    if constant.subcomponent is not None:
        record["subcomponent"] = constant.subcomponent
    if constant.tags:
        record["tags"] = constant.tags
    for key, value in (*around.items(), *own.items()):
        name = str(key)
        while name in _RESERVED or (name in record and not _is_same(record[name], value)):
            name += "_"
        record[name] = value
    # What adapters of oslo.log list is what its formatters show of a record.
    if isinstance(record.get("extra_keys"), list):
        record["extra_keys"] = sorted(record.keys() - {"extra_keys"})
    return record


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, (str, int)) and type(one) is type(other) and one == other)


_RESERVED = frozenset(vars(logging.makeLogRecord({}))) | {
    "message",
    "asctime",
    "taskName",
    "code",
    "component",
    "subcomponent",
    "tags",
}


@functools.lru_cache(maxsize=None)
def _template(template: str) -> Tuple[str, str, Tuple[str, ...]]:
    """The template as text, as a format for %, and the names of its placeholders."""
    text: List[str] = []
    percent: List[str] = []
    names: List[str] = []
    for match in _PIECE.finditer(template):
        piece, name = match.group(0), match.group(1)
        if name is not None and name.replace("$", "_").isidentifier():
            names.append(name)
            percent.append("%s")
        else:
            text.append({"{{": "{", "}}": "}"}.get(piece, piece))
            percent.append(text[-1].replace("%", "%%"))
    return "".join(text), "".join(percent), tuple(names)


_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")


def _around(shaped: Any, msg: str) -> Any:
    """What an adapter has made of a format, with a % of its own where it put one that is no verb."""
    head, found, tail = shaped.partition(msg) if isinstance(shaped, str) else (shaped, "", "")
    return _literal(head) + found + _literal(tail) if found else shaped


def _literal(text: str) -> str:
    try:
        text % ()
        return text
    except (TypeError, ValueError):
        return text.replace("%", "%%")


def _shown(value: object, how: str) -> object:
    """What %s is given for a value: what cannot change or act on a terminal as it is."""
    if how == "string" and (value is None or type(value) in (bool, int, float)):
        return value
    return _visible(value) if how == "string" and type(value) is str else _Shown(value, how)


class _Shown:
    """A value that becomes text when a handler first asks for it."""

    __slots__ = ("_value", "_how", "_text")

    def __init__(self, value: object, how: str) -> None:
        self._value = value
        self._how = how
        self._text: Optional[str] = None

    def __str__(self) -> str:
        if self._text is None:
            self._text = _visible(_show(self._value, self._how))
        return self._text

    def __repr__(self) -> str:
        return repr(self._value)


def _show(value: Any, how: str) -> str:
    try:
        if how == "json":
            return json.dumps(value, default=str, ensure_ascii=False, separators=(",", ":"))
        if how == "text":
            return str(value)
        if how in ("repr", "inspect"):
            return repr(value)
        if how == "hex" and isinstance(value, (bytes, bytearray)):
            return "0x" + value.hex()
        if how == "hex" and isinstance(value, int) and not isinstance(value, bool):
            return f"{value:#x}"
        if how == "percent" and isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            digits = f"{value * 100:.2f}"
            return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + "%"
        if not isinstance(value, str):
            if how == "integer":
                return "%d" % (value,)
            if how.startswith("fixed:"):
                return "%.*f" % (int(how[6:]), value)
    except Exception:
        pass
    try:
        return f"{value}"
    except Exception:
        return "[not shown]"


def _visible(text: str) -> str:
    return _ACTIVE.sub(lambda match: _SHORT.get(match[0], f"\\u{ord(match[0]):04x}"), text)


_ACTIVE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
`.trim();

/** What stands after them, and after the list of all and the components. */
export const LOOKUPS = String.raw`
def get_constant_by_code(code: str) -> Optional[LogConstant]:
    """The constant that carries this code."""
    return _BY_CODE.get(code)


def get_constant_by_name(name: str) -> Optional[LogConstant]:
    """The constant that has this name in the catalog."""
    return _BY_NAME.get(name)


def list_known_components() -> List[str]:
    """The components, by name."""
    return sorted(_COMPONENTS)


def get_component_snapshot() -> Dict[str, Tuple[str, ...]]:
    """The parts of each component: what filters are made of."""
    return {name: _COMPONENTS[name] for name in sorted(_COMPONENTS)}


def register_log_domain(prefix: str, component: str) -> None:
    """Let the loggers prefix and prefix.* belong to a component, known before or not."""
    _COMPONENTS.setdefault(component, ())
    _DOMAINS[prefix] = component


def get_component_of(logger_name: str) -> Optional[str]:
    """The component whose loggers are of this name: the longest prefix counts."""
    name = logger_name
    while name:
        if name in _DOMAINS:
            return _DOMAINS[name]
        name = name.rpartition(".")[0]
    return None


def validate_log_constants() -> List[str]:
    """What is wrong with the constants, in sentences; nothing for what was generated from a sound catalog."""
    problems: List[str] = []
    seen: Dict[str, str] = {}
    for constant in ALL_LOG_CONSTANTS:
        for part in ("code", "name", "message"):
            if not getattr(constant, part).strip():
                problems.append(f"{constant.code or constant.name} has no {part}.")
        if constant.level not in _LEVELS:
            problems.append(f"{constant.code} has the level {constant.level}, which is none.")
        if constant.component is not None and constant.component not in _COMPONENTS:
            problems.append(f"{constant.code} belongs to {constant.component}, which is no component.")
        if constant.code in seen:
            problems.append(f"{constant.code} is the code of {seen[constant.code]} and {constant.name}.")
        seen.setdefault(constant.code, constant.name)
    return problems


_BY_CODE: Dict[str, LogConstant] = {}
_BY_NAME: Dict[str, LogConstant] = {}
for _constant in ALL_LOG_CONSTANTS:
    _BY_CODE.setdefault(_constant.code, _constant)
    _BY_NAME.setdefault(_constant.name, _constant)
`.trim();
