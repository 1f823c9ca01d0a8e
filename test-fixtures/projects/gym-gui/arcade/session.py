"""A session: one player or agent in one environment."""

from __future__ import annotations

import logging

from arcade.adapter import Adapter
from arcade.logging_config.emit import LogConstantMixin
from arcade.logging_config.log_constants import (
    LOG_ADAPTER_RESET,
    LOG_SESSION_CLOSED,
    LOG_SESSION_PAUSED,
    LOG_SESSION_STARTED,
    LOG_SESSION_STEP_ERROR,
)


class Session(LogConstantMixin):
    def __init__(self, run_id: str, adapter: Adapter) -> None:
        self._logger = logging.getLogger(__name__)
        self._run_id = run_id
        self._adapter = adapter
        self._steps = 0

    def start(self, seed: int) -> None:
        self._adapter.reset(seed)
        self.log_constant(LOG_SESSION_STARTED, message=f"seed={seed}", extra={"run_id": self._run_id})
        # Bad (component-boundary): the adapter says this, when it happened.
        self.log_constant(LOG_ADAPTER_RESET, extra={"run_id": self._run_id})

    def step(self, action: int) -> bool:
        try:
            done = self._adapter.step(action)
        except RuntimeError as error:
            self.log_constant(
                LOG_SESSION_STEP_ERROR,
                extra={"run_id": self._run_id, "step": self._steps},
                exc_info=error,
            )
            return True
        self._steps += 1
        return done

    def replay(self, actions: list[int]) -> None:
        for action in actions:
            try:
                self._adapter.step(action)
            except RuntimeError as error:
                # Bad (missing-error): says that a step failed, and not why.
                self.log_constant(LOG_SESSION_STEP_ERROR, extra={"run_id": self._run_id})
                break

    def stop(self, finished: bool) -> None:
        # Good: which of the two it is only running tells, but both are known.
        self.log_constant(
            LOG_SESSION_CLOSED if finished else LOG_SESSION_PAUSED,
            # Bad (message-fields): `module` is the logging module's own, and is dropped.
            extra={"run_id": self._run_id, "module": "session"},
        )
