"""Runs nodes, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from rt.actions import Created, Done, Failed
from rt.config import ExecutorConfig
from rt.loggers import get_rt_logger
from rt.messages import Key, get_message
from rt.stamps import Stamper

logger = get_rt_logger("Executor")


class Executor:
    def __init__(self, config: ExecutorConfig) -> None:
        self._config = config
        self._stamper = Stamper()

    def run(self, nodes: Mapping[str, Callable[[], None]]) -> bool:
        if not nodes:
            logger.warning(get_message(Key.NO_NODES))
            return True
        # Good: the stamps of one group share a step, and each has its place in the catalog.
        mark = self._stamper.stamp_creator()
        mark("run began")
        # Bad (unknown-code): of that stamp nobody can say what it means.
        mark("nodes sorted")
        for name, node in nodes.items():
            logger.info(Created("Root", name).to_logging_msg())
            begun = time.monotonic()
            try:
                node()
            except TimeoutError as error:
                logger.warning(
                    get_message(Key.NODE_TIMED_OUT).format(node=name, seconds=self._config.timeout),
                    exc_info=error,
                )
                return False
            except RuntimeError as error:
                # Bad (missing-error): says that it failed, and not why.
                logger.error(Failed(name).to_logging_msg())
                return False
            # Bad (dynamic-code): a stamp by another name each time cannot be compared.
            self._stamper.create_stamp(f"{name} took {time.monotonic() - begun:.1f} s")
            logger.info(Done(name).to_logging_msg())
        self._stamper.create_stamp("all done")
        return True


def run_quietly(nodes: Mapping[str, Callable[[], None]]) -> bool:
    return Executor(ExecutorConfig(logging_setting="QUIET")).run(nodes)


def run_loudly(nodes: Mapping[str, Callable[[], None]]) -> bool:
    # Bad (unknown-legend-term): VERBOSE is the word; this raises when it is called.
    return Executor(ExecutorConfig(logging_setting="LOUD")).run(nodes)
