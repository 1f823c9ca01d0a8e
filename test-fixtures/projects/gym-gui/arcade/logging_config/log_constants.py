"""The records that the arcade may write. Loglex reads them here; no second catalog repeats them."""

from __future__ import annotations

from dataclasses import dataclass

from arcade.logging_config.boot import LOG_BOOT


@dataclass(frozen=True)
class LogConstant:
    code: str
    level: str
    message: str
    component: str
    subcomponent: str
    tags: tuple[str, ...] = ()


def _constant(
    code: str,
    level: str,
    message: str,
    *,
    component: str,
    subcomponent: str,
    tags: tuple[str, ...] = (),
) -> LogConstant:
    return LogConstant(code, level, message, component, subcomponent, tags)


def _tags(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _titled(message: str) -> str:
    return f"arcade: {message}"


# Controller: LOG401-LOG439

LOG_SESSION_STARTED = _constant(
    "LOG401",
    "INFO",
    "Session started",
    component="Controller",
    subcomponent="Session",
    tags=_tags("session", "lifecycle"),
)
LOG_SESSION_STEP_ERROR = _constant(
    "LOG402",
    "ERROR",
    "Step failed",
    component="Controller",
    subcomponent="Session",
    tags=_tags("session", "step"),
)
LOG_SESSION_CLOSED = _constant(
    "LOG403",
    "INFO",
    "Session closed",
    component="Controller",
    subcomponent="Session",
    tags=_tags("session", "lifecycle"),
)
LOG_WORKER_LINE_MALFORMED = _constant(
    "LOG404",
    "DEBUG",
    # Bad (wrapped-message): what is logged has the name of the arcade before it.
    _titled("Line of a worker cannot be read"),
    component="Controller",
    subcomponent="Dispatcher",
)
LOG_SESSION_PAUSED = _constant(
    "LOG405",
    "INFO",
    "Session paused",
    component="Controller",
    subcomponent="Session",
)
LOG_SESSION_ABANDONED = _constant(
    # Bad (duplicate-code, unused-code): LOG403 is SESSION_CLOSED's, which is no warning. Nobody logs this one.
    "LOG403",
    "WARNING",
    "Session abandoned",
    component="Controller",
    subcomponent="Session",
)

# Adapter: LOG510-LOG513

LOG_ADAPTER_RESET = _constant(
    "LOG510",
    "INFO",
    "Environment reset",
    component="Adapter",
    subcomponent="Environment",
)
LOG_ADAPTER_CLOSED = _constant(
    "LOG511",
    "INFO",
    "Environment closed",
    component="Adapter",
    subcomponent="Environment",
)
LOG_ADAPTER_LAGS = _constant(
    # Bad (code-outside-block, unused-code): the adapter has LOG510 to LOG513.
    "LOG514",
    "WARNING",
    "Environment lags behind",
    component="Adapter",
    subcomponent="Environment",
)

# Telemetry: LOG601-LOG623

LOG_SINK_STARTED = _constant(
    "LOG601",
    "INFO",
    "Telemetry sink started",
    component="Telemetry",
    subcomponent="Sink",
)
LOG_SINK_QUEUE_FULL = _constant(
    "LOG612",
    "WARNING",
    "Telemetry queue is full",
    component="Telemetry",
    subcomponent="Sink",
)
LOG_STORE_WRITE_FAILED = _constant(
    "LOG613",
    "ERROR",
    "Telemetry cannot be stored",
    component="Telemetry",
    subcomponent="Store",
)
LOG_STORE_ROLLED_BACK = _constant(
    # Bad (unused-code): nobody logs it; and the dispatcher's pattern, LOG\d+, would not match it.
    "LOG622A",
    "WARNING",
    "Write rolled back",
    component="Telemetry",
    subcomponent="Store",
)
# Bad (not-in-aggregate): ALL_LOG_CONSTANTS misses it, so looking LOG614 up finds nothing.
LOG_STORE_PRUNED = _constant(
    # Bad (unused-code): nobody logs it.
    "LOG614",
    "INFO",
    "Old runs pruned",
    component="Telemetry",
    # Bad (unknown-subcomponent): telemetry has a sink and a store.
    subcomponent="Archive",
)

ALL_LOG_CONSTANTS = (
    LOG_SESSION_STARTED,
    LOG_SESSION_STEP_ERROR,
    LOG_SESSION_CLOSED,
    LOG_WORKER_LINE_MALFORMED,
    LOG_SESSION_PAUSED,
    LOG_SESSION_ABANDONED,
    LOG_ADAPTER_RESET,
    LOG_ADAPTER_CLOSED,
    LOG_ADAPTER_LAGS,
    LOG_SINK_STARTED,
    LOG_SINK_QUEUE_FULL,
    LOG_STORE_WRITE_FAILED,
    LOG_STORE_ROLLED_BACK,
    # Bad (unknown-in-aggregate, unknown-code): what it names is made elsewhere, and no catalog has it.
    LOG_BOOT,
    # Bad (repeated-in-aggregate): it is listed above; LOG_STORE_PRUNED was meant.
    LOG_SINK_QUEUE_FULL,
)

# Not (not-in-aggregate): a selection, which need not name them all.
NOISY_LOG_CONSTANTS = (LOG_SINK_QUEUE_FULL, LOG_ADAPTER_LAGS)


def get_constant_by_code(code: str) -> LogConstant | None:
    return next((each for each in ALL_LOG_CONSTANTS if each.code == code), None)
