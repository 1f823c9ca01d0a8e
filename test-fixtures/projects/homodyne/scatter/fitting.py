"""Fits a model to the correlations."""

from __future__ import annotations

import logging
import time

from scatter.contexts import jax_operation_context, model_fitting_context
from scatter.health import Monitor

logger = logging.getLogger(__name__)


def correlate(frames: list[float]) -> list[float]:
    with jax_operation_context("correlation_computation"):
        return [left * right for left, right in zip(frames, frames[1:])]


def warm_up() -> None:
    # Bad (unknown-legend-term): the name in the reports is `jit_warmup`.
    with jax_operation_context("jit_warm_up"):
        correlate([0.0, 1.0])


def fit(frames: list[float], monitor: Monitor) -> float | None:
    begun = time.monotonic()
    try:
        # Bad (unknown-legend-term): no such operation.
        with model_fitting_context(operation="gradient_descent"):
            amplitude = 1 / sum(correlate(frames))
    except ZeroDivisionError as error:
        logger.error("Fit diverged", exc_info=error, extra={"code": "HD101"})
        monitor.report_health("critical")
        return None
    except OverflowError:
        # Bad (ad-hoc-log, missing-error): wakes nobody, and says nothing of why.
        logger.error("The fit has gone out of bounds")
        # Bad (unknown-legend-term): that is `critical`.
        monitor.report_health(status="broken")
        return None
    seconds = time.monotonic() - begun
    if seconds > 1:
        # Bad (wrong-severity): a warning in the catalog; at info the webhook misses it.
        logger.info("Fit took %.1f s", seconds, extra={"code": "HD102", "seconds": seconds})
    monitor.report_health("healthy")
    return amplitude
