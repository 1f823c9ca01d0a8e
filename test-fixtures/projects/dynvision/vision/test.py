"""Tests a model that was trained."""

from __future__ import annotations

import logging

from vision.sections import Entry, configure, log_section

logger = logging.getLogger(__name__)


def test(accuracy: float, extra: list[Entry]) -> None:
    # Bad (section-keys): no section has this title; `preview_batch` is meant.
    log_section(logger, "Preview batch", [("shape", (8, 3), None)], level=logging.DEBUG)
    # Bad (section-keys): this section is for debugging.
    log_section(logger, "training_dataset_paths", [("train", "data/train", None)])
    # Bad (section-keys): `model` and `epochs` are missing, and nobody declared `accuracy`.
    log_section(logger, "training_run", [("accuracy", accuracy, None)])
    # Bad (unknown-legend-term): `cli` is meant; a tag beside a value is the legend's of its key.
    log_section(logger, "training_run", [("model", "resnet", "(clj)"), ("epochs", 10, None)])
    # Good: a preview may be at info, and nobody says what else it shows.
    log_section(logger, "preview_batch", [("shape", (8, 3), None), *extra], level=logging.INFO)


if __name__ == "__main__":
    configure(verbose=False)
    # Bad (logging-setup-once): configured a second time.
    logging.basicConfig(level=logging.DEBUG)
    test(0.5, [])
