"""Says of nodes that run elsewhere what becomes of them, in the lines that tools follow."""

from __future__ import annotations

from rt.loggers import get_rt_logger

logger = get_rt_logger("Node.Remote")


def began(parent: str, child: str) -> None:
    logger.info("%s CREATED %s", parent, child)


def ended(node: str, error: Exception | None) -> None:
    if error is None:
        logger.info("%s DONE", node)
        return
    # Bad (wrong-severity): who waits for errors does not hear of it.
    logger.warning("%s FAILED", node, exc_info=error)


def gave_up(node: str, tries: int) -> None:
    # Bad (ad-hoc-log, unknown-legend-term): those who follow `FAILED` read to the end of the line.
    logger.error("%s FAILED after %d tries", node, tries)
    # Good: no line of that kind, though it holds the word.
    logger.info("The last of %d tries FAILED", tries)
