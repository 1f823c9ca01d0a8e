"""Stamps: what was reached when, for profiling. Those of one group share a step."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count


@dataclass(frozen=True)
class Stamp:
    time: float
    step: int
    id: str


@dataclass
class Stamper:
    stamps: list[Stamp] = field(default_factory=list)
    _steps: count[int] = field(default_factory=count)

    def create_stamp(self, identifier: str) -> Stamp:
        return self._stamp(next(self._steps), identifier)

    def stamp_creator(self) -> Callable[[str], Stamp]:
        step = next(self._steps)

        def create(identifier: str) -> Stamp:
            return self._stamp(step, identifier)

        return create

    def _stamp(self, step: int, identifier: str) -> Stamp:
        stamp = Stamp(time.time(), step, identifier)
        self.stamps.append(stamp)
        return stamp
