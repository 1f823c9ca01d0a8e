"""What a stage read, wrote and suffered, as a JSON file beside its log."""

from __future__ import annotations

import json
import traceback
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path


def _now() -> str:
    return datetime.now(timezone.utc).isoformat()


@dataclass
class Manifest:
    stage: str
    number: int
    status: str = "running"
    started_at: str = field(default_factory=_now)
    completed_at: str | None = None
    duration_seconds: float | None = None
    inputs: list[dict[str, str]] = field(default_factory=list)
    outputs: list[dict[str, str]] = field(default_factory=list)
    intermediates: list[dict[str, object]] = field(default_factory=list)
    errors: list[dict[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add_error(self, message: str, exception: BaseException | None = None) -> None:
        detail = "".join(traceback.format_exception(exception)) if exception else ""
        kind = type(exception).__name__ if exception else ""
        self.errors.append({"at": _now(), "message": message, "type": kind, "detail": detail})

    def finalize(self, status: str) -> None:
        self.status = status
        self.completed_at = _now()
        begun = datetime.fromisoformat(self.started_at)
        self.duration_seconds = (datetime.now(timezone.utc) - begun).total_seconds()

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=2), encoding="utf-8")
