"""Reads what a worker process prints, `LOG402 | message | extra={json}`, and logs it here. Never raises."""

from __future__ import annotations

import json
import logging
import re

from arcade.logging_config.emit import log_constant
from arcade.logging_config.log_constants import LOG_WORKER_LINE_MALFORMED, get_constant_by_code

logger = logging.getLogger(__name__)

LINE = re.compile(r"^(LOG\d+) \| (.*?) \| extra=(\{.*\})$")


def dispatch(line: str) -> None:
    matched = LINE.match(line)
    if matched is None:
        logger.debug("%s", line)
        return
    code, message, payload = matched.groups()
    try:
        extra = json.loads(payload)
    except ValueError as error:
        log_constant(logger, LOG_WORKER_LINE_MALFORMED, message=line, exc_info=error)
        return
    constant = get_constant_by_code(code)
    if constant is None:
        logger.debug("%s %s", code, message, extra={"payload": extra})
        return
    # loglex-disable-next-line dynamic-code -- the worker chose it, and the look-up knows it
    log_constant(logger, constant, message=message, extra=extra)
