"""Takes the events of sessions and stores them, without ever holding a session up."""

from __future__ import annotations

import logging
from queue import Full, Queue
from sqlite3 import Connection, Error

from arcade.logging_config.emit import LogConstantMixin, log_constant
from arcade.logging_config.log_constants import (
    LOG_SINK_QUEUE_FULL,
    LOG_SINK_STARTED,
    LOG_STORE_WRITE_FAILED,
)

_LOGGER = logging.getLogger("arcade.telemetry")


class Sink(LogConstantMixin):
    def __init__(self, store: Connection) -> None:
        self._logger = _LOGGER
        self._queue: Queue[str] = Queue(maxsize=512)
        self._store = store
        self.log_constant(LOG_SINK_STARTED)
        # Bad (ad-hoc-log): the text of LOG601 without LOG601.
        _LOGGER.info("Telemetry sink started")

    def offer(self, event: str) -> None:
        try:
            self._queue.put_nowait(event)
        except Full:
            # loglex-disable-next-line missing-error -- that it is full is all there is to know
            self.log_constant(LOG_SINK_QUEUE_FULL, extra={"size": self._queue.qsize()})

    def write(self, token: str) -> None:
        while not self._queue.empty():
            event = self._queue.get()
            try:
                self._store.execute("insert into events values (?)", (event,))
            except Error as error:
                # Bad (log-and-throw): it is raised on, and the caller logs it again.
                log_constant(
                    _LOGGER,
                    LOG_STORE_WRITE_FAILED,
                    # Bad (sensitive-field): whoever reads the log can write to the store.
                    extra={"access_token": token},
                    exc_info=error,
                )
                raise
        # Bad (ad-hoc-log): passes loggers by.
        print("Telemetry written")
