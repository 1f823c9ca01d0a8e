"""The records that are worth looking up; catalog/pipeline.yaml explains them."""

from __future__ import annotations

import logging
from enum import Enum


class Log(Enum):
    STAGE_STARTED = ("MP101", logging.INFO, "Stage {stage} started")
    STAGE_ENDED = ("MP102", logging.INFO, "Stage {stage} ended: {status}")
    SOUND_MISSING = ("MP201", logging.ERROR, "Film has no sound")
    SEGMENT_LOW = ("MP202", logging.WARNING, "Segment {index} is unsure")
    MODEL_LOADED = ("MP203", logging.DEBUG, "Model loaded")
    TRANSCRIBE_FAILED = ("MP204", logging.ERROR, "Transcription failed")


class EventLogger(logging.LoggerAdapter):
    def log_event(
        self,
        event: Log,
        *,
        fields: dict[str, object] | None = None,
        error: BaseException | None = None,
    ) -> None:
        code, level, template = event.value
        text = template.format(**(fields or {}))
        self.log(level, "%s %s", code, text, extra={"fields": fields}, exc_info=error)
