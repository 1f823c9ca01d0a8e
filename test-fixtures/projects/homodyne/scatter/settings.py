"""The settings under `logging`, from a file and from the environment."""

from __future__ import annotations

import logging.config
import os

NAMES = {
    "HOMODYNE_LOG_LEVEL": "logging.level",
    "HOMODYNE_LOG_JAX_ENABLED": "logging.jax.enabled",
}


def level() -> str:
    return os.environ.get("HOMODYNE_LOG_LEVEL", "info")


def is_production() -> bool:
    # Bad (unknown-setting): `HOMODYNE_LOG_PRODUCTION_ENABLED` is meant.
    return os.environ.get("HOMODYNE_LOG_PROD_ENABLED", "false") == "true"


def is_traced() -> bool:
    # Bad (unknown-setting): a switch is on or off.
    return os.getenv("HOMODYNE_LOG_JAX_ENABLED", "sometimes") == "true"


def cache() -> str | None:
    # Good: another name of the environment, and none that is about logging.
    return os.environ.get("HOMODYNE_CACHE_LEVLE")


def configure() -> None:
    """Gives each level a line format of its own: errors say where they come from."""
    logging.config.dictConfig(
        {
            "version": 1,
            "formatters": {
                "plain": {"format": "%(asctime)s | %(levelname)s | %(message)s"},
                "error": {"format": "%(asctime)s | ERROR | %(name)s:%(lineno)d | %(message)s"},
            },
            "handlers": {
                "console": {"class": "logging.StreamHandler", "formatter": "plain"},
                "errors": {"class": "logging.StreamHandler", "formatter": "error", "level": "ERROR"},
            },
            "root": {"level": level().upper(), "handlers": ["console", "errors"]},
        }
    )
