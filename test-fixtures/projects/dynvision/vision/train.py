"""Trains a model."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from pathlib import Path

from vision.params import TrainingParams
from vision.sections import configure, log_section

logger = logging.getLogger(__name__)


def preview_level(params: TrainingParams) -> int:
    return logging.INFO if params.verbose else logging.DEBUG


def batches() -> Iterator[list[float]]:
    yield [0.1, 0.2]
    yield [0.3, 0.4]


def preview(params: TrainingParams, batch: list[float]) -> None:
    log_section(
        logger,
        "preview_batch",
        [("shape", len(batch), None), ("pixels", f"{sum(batch):.3f}", None)],
        level=preview_level(params),
    )


def select_checkpoint(folder: Path) -> Path | None:
    try:
        newest = max(folder.glob("*.ckpt"), key=lambda path: path.stat().st_mtime)
    except ValueError:
        # Bad (ad-hoc-log, missing-error): in no catalog, and drops what went wrong.
        logger.warning("No checkpoint is left")
        return None
    log_section(logger, "checkpoint_selection", [("path", newest, None)])
    return newest


def train(params: TrainingParams) -> float:
    log_section(logger, "training_run", params.summary())
    log_section(logger, "training_dataset_paths", [("train", "data/train", None)], level=logging.DEBUG)
    loss = 1.0
    for index, batch in enumerate(batches()):
        if index == 0:
            preview(params, batch)
        loss *= 0.5
        logger.debug("Batch %d: loss %.3f", index, loss)
        # Bad (dynamic-message, inconsistent-message, loop-noise): as above, cooked, at info, for each batch.
        logger.info(f"Batch {index}: loss {loss:.3f}")
    return loss


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    params = TrainingParams(verbose=parser.parse_args().verbose)
    configure(params.verbose)
    select_checkpoint(Path("checkpoints"))
    train(params)
    # Bad (not told): a section is meant. `loglex audit` counts prints.
    print("Training done")


if __name__ == "__main__":
    main()
