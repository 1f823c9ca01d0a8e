"""Runs one of the small applications of `test-fixtures/projects`: `python fixtures.py NAME FOLDER LOGS`. Notes are beside its logs."""

import logging
import os
import sys
from pathlib import Path

name, folder, logs = sys.argv[1:]
os.environ.update(OBSERVE_ROOT=folder, OBSERVE_INTO=str(Path(logs) / "notes.jsonl"), HOMODYNE_LOG_LEVEL="debug")
sys.path[:0] = [folder, str(Path(__file__).parent)]
import observe  # noqa: E402, F401

os.chdir(logs)
sys.stderr = open("stderr.log", "w", encoding="utf-8")
sys.argv[1:] = ["--verbose"]


def attempt(function, *args, **kwargs):
    """What it raises does not matter."""
    try:
        return function(*args, **kwargs)
    except Exception:
        return None


def to_file(layout):
    logging.basicConfig(filename="app.log", level=1, format=layout)


def gym_gui():
    to_file("%(asctime)s | %(levelname)s | %(name)s | %(message)s")
    import sqlite3

    from arcade import worker
    from arcade.adapter import Adapter
    from arcade.session import Session
    from arcade.telemetry.sink import Sink

    class Environment:
        def reset(self, *, seed):
            pass

        def step(self, action):
            if action > 8:
                raise RuntimeError("no such action")
            return action == 8

        def close(self):
            pass

    for line in ("hello | you", 'LOG402 | by worker 3 | extra={"step": 3}', "LOG402 | x | extra={no}", "LOG999 | x | extra={}"):
        attempt(worker.dispatch, line)
    adapter = Adapter(Environment())
    session = Session("r1", adapter)
    session.start(7)
    for action in (-1, 1, 9):
        session.step(action)
    session.replay([1, 9])
    session.stop(True)
    session.stop(False)
    attempt(adapter.lag, 0.5)
    adapter.close()
    sink = Sink(sqlite3.connect(":memory:"))
    for number in range(513):
        sink.offer(str(number))
    attempt(sink.write, "token")


def dynvision():
    from vision import sections

    to_file(sections.FORMAT)
    from vision import test, train
    from vision.params import TrainingParams

    params = TrainingParams(verbose=True)
    params.override(epochs=20)
    params.scale_learning_rate(4)
    params.cap_epochs(5)
    params.use_default_model()
    train.main()
    Path("checkpoints").mkdir()
    Path("checkpoints/a.ckpt").touch()
    train.main()
    test.test(0.5, [("mean", 0.1, None)])


def homodyne():
    from scatter import settings

    settings.configure()
    from scatter import cluster, fitting
    from scatter.health import Monitor

    cluster.watch(3, {"n1": False, "n2": False})
    cluster.watch(3, {"n1": True, "n2": False})
    monitor = Monitor()
    fitting.warm_up()
    fitting.fit([1.0, 2.0], monitor)
    fitting.fit([0.0, 1.0], monitor)
    attempt(fitting.fit, [1e200, 1e200, 1e200], monitor)
    real = fitting.correlate
    fitting.correlate = lambda _: (_ for _ in ()).throw(OverflowError("too large"))
    fitting.fit([1.0], monitor)
    fitting.correlate = real
    clock = iter((0.0, 2.5))
    fitting.time.monotonic, before = lambda: next(clock), fitting.time.monotonic
    fitting.fit([1.0, 2.0], monitor)
    fitting.time.monotonic = before


def media_pipeline():
    from shared.stage_io import FORMAT

    to_file(FORMAT)
    from scripts import asr, demux, run_pipeline

    job = Path("job").resolve()
    job.mkdir()
    # What the film is cut with, as it succeeds and as it fails.
    tool = Path("bin/ffmpeg").resolve()
    tool.parent.mkdir()
    os.environ["PATH"] = f"{tool.parent}:{os.environ['PATH']}"
    run_pipeline.run(job)
    (job / "film.mp4").write_text("film")
    for script in ("exit 1", 'echo sound > "$3"', 'true > "$3"'):
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)
        attempt(run_pipeline.run, job)
        attempt(demux.run, job)
    # Its own stage, as the pipeline would run it but for a name that its catalog does not know.
    from shared import stage_io

    stage_io.StageIO.folder, before = lambda self, stage: job / "02_asr", stage_io.StageIO.folder
    for sound in ("sound", ""):
        (job / "02_asr").mkdir(exist_ok=True)
        (job / "02_asr/audio.wav").write_text(sound)
        attempt(asr.run, job)
    run_pipeline.STAGES.clear()
    attempt(run_pipeline.run, job)
    stage_io.StageIO.folder = before


def railtracks():
    to_file("%(asctime)s | %(levelname)s | %(name)s | %(message)s")
    from rt import llm, watch
    from rt.config import ExecutorConfig
    from rt.executor import Executor

    def fails(error):
        def node():
            raise error

        return node

    executor = Executor(ExecutorConfig("VERBOSE"))
    executor.run({})
    executor.run({"A": lambda: None, "B": fails(TimeoutError("late"))})
    executor.run({"C": fails(RuntimeError("broken"))})
    for model, question in (("none", ""), ("echo", "?"), ("echo", "?" * 5000)):
        attempt(llm.ask, model, question, "key")
    watch.began("Root", "Far")
    watch.ended("Far", None)
    watch.ended("Far", ValueError("lost"))
    watch.gave_up("Far", 3)


{"gym-gui": gym_gui, "dynvision": dynvision, "homodyne": homodyne, "media-pipeline": media_pipeline, "railtracks": railtracks}[name]()
