"""Where a stage finds its inputs, puts its outputs and logs: one object per stage, finalized on every path."""

from __future__ import annotations

import logging
from pathlib import Path

from shared.events import EventLogger
from shared.manifest import Manifest

STAGES = ("demux", "asr", "subtitles")
FORMAT = "[%(asctime)s] [%(name)s] [%(levelname)s] %(message)s"


class StageIO:
    def __init__(self, stage_name: str, job: Path) -> None:
        self.stage_name = stage_name
        self._job = job
        self.manifest = Manifest(stage_name, STAGES.index(stage_name) + 1)
        self.folder(stage_name).mkdir(parents=True, exist_ok=True)

    def folder(self, stage: str) -> Path:
        return self._job / f"{STAGES.index(stage) + 1:02d}_{stage}"

    def get_stage_logger(self) -> EventLogger:
        """Writes everything to `stage.log`, and what is info or above to the main log too."""
        logger = logging.getLogger(f"pipeline.{self.stage_name}")
        logger.setLevel(logging.DEBUG)
        handler = logging.FileHandler(self.folder(self.stage_name) / "stage.log")
        handler.setFormatter(logging.Formatter(FORMAT))
        logger.addHandler(handler)
        return EventLogger(logger, {})

    def get_input_path(self, name: str, *, from_stage: str) -> Path:
        path = self.folder(from_stage) / name
        self.manifest.inputs.append({"path": str(path), "from": from_stage})
        return path

    def get_output_path(self, name: str) -> Path:
        return self.folder(self.stage_name) / name

    def track_output(self, path: Path, file_type: str = "file") -> None:
        self.manifest.outputs.append({"path": str(path), "type": file_type})

    def add_error(self, message: str, exception: BaseException | None = None) -> None:
        self.manifest.add_error(message, exception)

    def finalize(self, status: str = "success") -> None:
        self.manifest.finalize(status)
        self.manifest.save(self.folder(self.stage_name) / "manifest.json")
