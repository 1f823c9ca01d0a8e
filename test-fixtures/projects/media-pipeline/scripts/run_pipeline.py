"""Runs the stages of a job in order, and says in the main log how each went."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from shared.events import EventLogger, Log

from scripts import asr, demux, subtitles

main_log = EventLogger(logging.getLogger("pipeline"), {})

STAGES: dict[str, Callable[[Path], bool]] = {
    "demux": demux.run,
    "asr": asr.run,
    "subtitles": subtitles.run,
}


def run(job: Path) -> int:
    for stage, run_stage in STAGES.items():
        main_log.log_event(Log.STAGE_STARTED, fields={"stage": stage})
        status = "success" if run_stage(job) else "failed"
        main_log.log_event(Log.STAGE_ENDED, fields={"stage": stage, "status": status})
        # Not hard-coded-path: a name that is shown, and no path.
        main_log.debug("See 01_demux/stage.log, or that of the stage that failed")
        if status == "failed":
            # Bad (not told): a banner says nothing. `loglex audit` counts them.
            main_log.error("=" * 80)
            return 1
    # Bad (unknown-legend-term): `success` is the word.
    main_log.log_event(Log.STAGE_ENDED, fields={"stage": "subtitles", "status": "completed"})
    # Bad (message-fields): which stage?
    main_log.log_event(Log.STAGE_STARTED, fields={})
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="[%(asctime)s] [%(name)s] [%(levelname)s] %(message)s")
    sys.exit(run(Path(sys.argv[1])))
