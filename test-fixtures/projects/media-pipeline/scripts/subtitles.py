"""Makes subtitles of what was said."""

from __future__ import annotations

import json
from pathlib import Path

from shared.events import Log
from shared.stage_io import StageIO


def run(job: Path) -> bool:
    # Bad (unknown-legend-term): a stage of another name has a folder that nobody reads.
    io = StageIO("subtitle", job)
    status = "failed"
    try:
        transcript = io.get_input_path("transcript.json", from_stage="asr")
        lines = json.loads(transcript.read_text())
        if not lines:
            status = "skipped"
            return True
        target = io.get_output_path("film.srt")
        target.write_text("\n".join(lines))
        io.track_output(target, "subtitles")
        status = "success"
        return True
    except (OSError, ValueError) as error:
        io.add_error("Subtitles failed", error)
        # Bad (unknown-code): no such constant.
        io.get_stage_logger().log_event(Log.SUBTITLES_FAILED, error=error)
        return False
    finally:
        # Good: whatever happened, the manifest says how it ended.
        io.finalize(status)
