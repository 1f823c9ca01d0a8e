"""Takes the sound out of the film."""

from __future__ import annotations

import subprocess
from pathlib import Path

from shared.events import Log
from shared.stage_io import StageIO


def run(job: Path) -> bool:
    # Bad (unfinished-protocol): where the log cannot be opened or ffmpeg is not there, it is `running` for ever.
    io = StageIO("demux", job)
    log = io.get_stage_logger()
    # Not hard-coded-path: what a job is given lies in no folder of a stage.
    film = job / "film.mp4"
    if not film.exists():
        # Good: the error is in the manifest and in the log.
        io.add_error("No film")
        log.log_event(Log.SOUND_MISSING)
        io.finalize(status="failed")
        return False
    # Not unfinished-protocol: it is tracked, save where an error says why there is none.
    sound = io.get_output_path("audio.wav")
    log.debug("Reading %s", film.name)
    try:
        subprocess.run(["ffmpeg", "-i", str(film), str(sound)], check=True)
    except subprocess.CalledProcessError as error:
        io.add_error("ffmpeg failed", error)
        log.log_event(Log.SOUND_MISSING, error=error)
        # Bad (unknown-legend-term): the word is `failed`.
        io.finalize(status="failure")
        return False
    io.track_output(sound, "audio")
    # Bad (ad-hoc-log, dynamic-message): in no catalog, and the path is cooked in.
    log.info(f"✅ Sound written to {sound}")
    io.finalize(status="success")
    return True
