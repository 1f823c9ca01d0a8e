"""Summaries: a title, and below it a line for each entry. They replace prints and banners."""

from __future__ import annotations

import logging
from collections.abc import Iterable

Entry = tuple[str, object, str | None]

FORMAT = "%(asctime)s | %(levelname)8s | %(name)s | %(message)s"


def log_section(
    logger: logging.Logger,
    title: str,
    entries: Iterable[Entry],
    level: int = logging.INFO,
    indent: str = "  ",
) -> None:
    """Writes `title:`, then `- label: value marker` for each entry."""
    if not logger.isEnabledFor(level):
        return
    logger.log(level, "%s:", title)
    for label, value, marker in entries:
        logger.log(level, "%s- %s: %s %s", indent, label, value, marker or "")


def configure(verbose: bool) -> None:
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, format=FORMAT)
