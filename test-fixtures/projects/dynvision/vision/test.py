"""Tests a model that was trained."""

from __future__ import annotations

import logging

from vision.sections import configure, log_section

logger = logging.getLogger(__name__)


def test(accuracy: float) -> None:
    # Bad (not told): no section has this title; `preview_batch` is meant.
    log_section(logger, "Preview batch", [("shape", (8, 3), None)], level=logging.DEBUG)
    # Bad (not told): this section is for debugging.
    log_section(logger, "training_dataset_paths", [("train", "data/train", None)])
    # Bad (not told): `model` and `epochs` are missing, and nobody declared `accuracy`.
    log_section(logger, "training_run", [("accuracy", accuracy, None)])


if __name__ == "__main__":
    configure(verbose=False)
    # Bad (logging-setup-once): configured a second time.
    logging.basicConfig(level=logging.DEBUG)
    test(0.5)
