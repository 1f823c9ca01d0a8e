"""Recognises speech. A stand-in: it hears nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Segment:
    text: str
    confidence: float


class Model:
    @classmethod
    def load(cls) -> Model:
        return cls()

    def transcribe(self, sound: Path) -> list[Segment]:
        if sound.stat().st_size == 0:
            raise RuntimeError("There is nothing to hear")
        return [Segment("…", 0.4)]
