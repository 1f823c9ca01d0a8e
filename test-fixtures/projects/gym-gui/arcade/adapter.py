"""Drives an environment, whatever library it comes from."""

from __future__ import annotations

import logging
from typing import Protocol

from arcade.logging_config import log_constants
from arcade.logging_config.emit import log_constant
from arcade.logging_config.log_constants import LOG_ADAPTER_CLOSED, LOG_ADAPTER_RESET

logger = logging.getLogger(__name__)


class Environment(Protocol):
    def reset(self, *, seed: int) -> None: ...
    def step(self, action: int) -> bool: ...
    def close(self) -> None: ...


class Adapter:
    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def reset(self, seed: int) -> None:
        self._environment.reset(seed=seed)
        log_constant(logger, LOG_ADAPTER_RESET, extra={"seed": seed})

    def step(self, action: int) -> bool:
        if action < 0:
            # Bad (ad-hoc-log, dynamic-message): it has no constant, and the value is cooked in.
            logger.warning(f"Action {action} is not allowed")
        return self._environment.step(action)

    def close(self) -> None:
        self._environment.close()
        log_constant(logger, LOG_ADAPTER_CLOSED)

    def lag(self, seconds: float) -> None:
        # Bad (unknown-code): there is no such constant; LOG_ADAPTER_LAGS is meant.
        log_constant(logger, log_constants.LOG_ADAPTER_LAG, extra={"seconds": seconds})
