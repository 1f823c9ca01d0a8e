"""Writes constants: as a function, and as a method of whatever has a logger."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from arcade.logging_config.log_constants import LogConstant

RESERVED = frozenset(vars(logging.makeLogRecord({})))


def log_constant(
    logger: logging.Logger,
    constant: LogConstant,
    *,
    message: str | None = None,
    extra: Mapping[str, Any] | None = None,
    exc_info: BaseException | None = None,
) -> None:
    """Writes `LOG402 Step failed | detail`; the constant says the level."""
    payload = {
        "log_code": constant.code,
        "component": constant.component,
        "subcomponent": constant.subcomponent,
        "tags": ",".join(constant.tags),
    }
    payload |= {key: value for key, value in (extra or {}).items() if key not in RESERVED}
    text = constant.message if message is None else f"{constant.message} | {message}"
    level = logging.getLevelName(constant.level)
    # loglex-disable-next-line dynamic-message -- this is where constants are written
    logger.log(level, f"{constant.code} {text}", extra=payload, exc_info=exc_info)


class LogConstantMixin:
    _logger: logging.Logger

    def log_constant(self, constant: LogConstant, **details: Any) -> None:
        # loglex-disable-next-line dynamic-code -- forwards what it was given
        log_constant(self._logger, constant, **details)
