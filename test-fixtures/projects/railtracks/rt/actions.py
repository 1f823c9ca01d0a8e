"""What becomes of a node, in lines that tools follow: `Root CREATED Worker`, `Worker DONE`, `Worker FAILED`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Action(Protocol):
    def to_logging_msg(self) -> str: ...


@dataclass(frozen=True)
class Created:
    parent: str
    child: str

    def to_logging_msg(self) -> str:
        return f"{self.parent} CREATED {self.child}"


@dataclass(frozen=True)
class Done:
    node: str

    def to_logging_msg(self) -> str:
        return f"{self.node} DONE"


@dataclass(frozen=True)
class Failed:
    node: str

    def to_logging_msg(self) -> str:
        # Bad (not told): the grammar knows FAILED, and those who follow the lines miss this.
        return f"{self.node} HAS FAILED"
