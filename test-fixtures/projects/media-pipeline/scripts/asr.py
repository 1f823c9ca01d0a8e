"""Writes down what is said."""

from __future__ import annotations

import json
from pathlib import Path

from shared.events import Log
from shared.speech import Model
from shared.stage_io import StageIO


def run(job: Path) -> bool:
    # Bad (unfinished-protocol): one way out of three is without a last word in the manifest.
    io = StageIO("asr", job)
    log = io.get_stage_logger()
    # Bad (unknown-legend-term): there is no such stage; `demux` wrote it.
    sound = io.get_input_path("audio.wav", from_stage="demuxing")
    if not sound.exists():
        # This one: the manifest says `running` for ever.
        return False
    model = Model.load()
    log.log_event(Log.MODEL_LOADED)
    try:
        segments = model.transcribe(sound)
    except RuntimeError as error:
        # Bad (missing-error): says that it failed, and not why.
        # Bad (unfinished-protocol): the catalog says that this is an error, and the manifest has none.
        log.log_event(Log.TRANSCRIBE_FAILED)
        io.finalize(status="failed")
        return False
    for index, segment in enumerate(segments):
        if segment.confidence < 0.5:
            log.log_event(Log.SEGMENT_LOW, fields={"index": index})
    # Bad (hard-coded-path): where a stage writes, its StageIO says; and nobody tracks what is there.
    transcript = job / "02_asr" / "transcript.json"
    transcript.write_text(json.dumps([segment.text for segment in segments]))
    # Bad (unfinished-protocol): no manifest will say that it is there.
    unsure = io.get_output_path("unsure.json")
    unsure.write_text(json.dumps([segment.text for segment in segments if segment.confidence < 0.5]))
    # Bad (unfinished-protocol): nor of this one, which has no name by which it could be tracked.
    io.get_output_path("words.txt").write_text(" ".join(segment.text for segment in segments))
    io.finalize("success")
    return True
