"""All loggers stand below one root, so that whoever uses the library can turn it down as a whole."""

from __future__ import annotations

import logging

ROOT = "RT"


def get_rt_logger(name: str | None = None) -> logging.Logger:
    return logging.getLogger(ROOT if name is None else f"{ROOT}.{name}")
