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
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple, Union

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
        return _LEVELS[self.level]


def log_constant(
    logger: _Logger,
    constant: LogConstant,
    message: Optional[str] = None,
    *,
    extra: Optional[Mapping[str, object]] = None,
    exc_info: logging._ExcInfoType = None,
    stack_info: bool = False,
    stacklevel: int = 1,
) -> None:
    """Log a constant at its level.

    Its template is filled from the fields in extra, once; message is added after " | ". The record carries
    code, component, subcomponent and tags beside the fields. A field whose name a record has for itself is
    kept under that name with an underscore.
    """
    if not logger.isEnabledFor(constant.levelno):
        return
    fields = extra or {}
    adapters: List[logging.LoggerAdapter[Any]] = []
    target: Any = logger
    while isinstance(target, logging.LoggerAdapter):
        adapters.append(target)
        target = target.logger
    context: Dict[str, object] = {}
    for adapter in reversed(adapters):
        context.update(getattr(adapter, "extra", None) or {})
    text = _visible(_render(constant, {**context, **fields}))
    if message:
        text = f"{text} | {_visible(message)}"
    rest: Dict[str, Any] = {}
    for adapter in adapters:
        text, given = adapter.process(text, {"extra": {}})
        context = {**(given.pop("extra", None) or {}), **context}
        rest.update(given)
    rest.update(exc_info=exc_info, stack_info=stack_info, stacklevel=stacklevel + 1)
    target.log(constant.levelno, text, extra=_record(constant, context, fields), **rest)


def _record(
    constant: LogConstant, context: Mapping[str, object], fields: Mapping[str, object]
) -> Dict[str, object]:
    record: Dict[str, object] = {"code": constant.code}
    if constant.component is not None:
        record["component"] = constant.component
    if constant.subcomponent is not None:
        record["subcomponent"] = constant.subcomponent
    if constant.tags:
        record["tags"] = constant.tags
    for key, value in {**context, **fields}.items():
        name = str(key)
        while name in _RESERVED or name in record:
            name += "_"
        record[name] = value
    return record


_RESERVED = frozenset(vars(logging.makeLogRecord({}))) | {
    "message",
    "asctime",
    "taskName",
    "code",
    "component",
    "subcomponent",
    "tags",
}


def _render(constant: LogConstant, values: Mapping[str, object]) -> str:
    formats = dict(constant.formats)
    shown: List[str] = []
    for text, name in _parts(constant.message):
        if name is None:
            shown.append(text)
        elif name not in values:
            shown.append("{" + name + "}")
        else:
            shown.append(_show(values[name], formats.get(name, "string")))
    return "".join(shown)


@functools.lru_cache(maxsize=None)
def _parts(template: str) -> Tuple[Tuple[str, Optional[str]], ...]:
    parts: List[Tuple[str, Optional[str]]] = []
    for match in _PIECE.finditer(template):
        piece, name = match.group(0), match.group(1)
        if name is not None and name.replace("$", "_").isidentifier():
            parts.append(("", name))
        else:
            parts.append(({"{{": "{", "}}": "}"}.get(piece, piece), None))
    return tuple(parts)


_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")


def _show(value: object, how: str) -> str:
    try:
        if how == "json":
            return json.dumps(value, default=str, ensure_ascii=False, separators=(",", ":"))
        if how == "repr":
            return repr(value)
        if how == "hex" and isinstance(value, (bytes, bytearray)):
            return "0x" + value.hex()
        if how == "hex" and isinstance(value, int) and not isinstance(value, bool):
            return f"{value:#x}"
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            if how == "percent":
                digits = _fixed(Decimal(value * 100), 2)
                return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + "%"
            if how.startswith("fixed:"):
                return _fixed(Decimal(value), int(how[6:]))
        return str(value)
    except Exception:
        return "[not shown]"


def _fixed(value: Decimal, digits: int) -> str:
    if not value.is_finite():
        return str(float(value))
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _EXACT)
    return f"{rounded:f}" if rounded or value < 0 else f"{abs(rounded):f}"


_EXACT = Context(prec=1000)


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
