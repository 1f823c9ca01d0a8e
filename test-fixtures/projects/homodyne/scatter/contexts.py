"""Operations, each with a name of a closed vocabulary: they log when they begin, end and fail."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)


@contextmanager
def jax_operation_context(operation: str) -> Iterator[None]:
    begun = time.perf_counter()
    logger.debug("%s began", operation)
    try:
        yield
    finally:
        logger.debug("%s took %.3f s", operation, time.perf_counter() - begun)


@contextmanager
def model_fitting_context(operation: str) -> Iterator[None]:
    try:
        yield
    # Good: logs it where the operation has a name, and says what went wrong.
    except ArithmeticError as error:
        logger.debug("%s failed", operation, exc_info=error)
        raise
