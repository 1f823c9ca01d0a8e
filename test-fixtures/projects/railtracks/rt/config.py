"""What a run may be told."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from rt.loggers import ROOT

LEVELS = {"VERBOSE": logging.DEBUG, "REGULAR": logging.INFO, "QUIET": logging.WARNING, "NONE": 100}


@dataclass(frozen=True)
class ExecutorConfig:
    logging_setting: str = "REGULAR"
    timeout: float = 60.0

    def __post_init__(self) -> None:
        if self.logging_setting not in LEVELS:
            raise ValueError(f"{self.logging_setting} is none of {', '.join(LEVELS)}")

    def apply(self) -> None:
        logging.getLogger(ROOT).setLevel(LEVELS[self.logging_setting])
