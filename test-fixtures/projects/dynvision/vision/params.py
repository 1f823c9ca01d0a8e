"""The settings of a run, and where each has its value from."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from vision.sections import Entry

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class SummaryItem:
    """A line of a section: which setting, under which label, with which tag."""

    source: str
    label: str
    provenance: str = "(default)"
    always: bool = False


@dataclass
class TrainingParams:
    model: str = "resnet"
    epochs: int = 10
    learning_rate: float = 1e-3
    verbose: bool = False
    provenance: dict[str, str] = field(default_factory=dict)

    def override(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self, name, value)
            self.provenance[name] = "(override; runtime)"

    def scale_learning_rate(self, workers: int) -> None:
        self.learning_rate *= workers
        logger.info("Learning rate scaled (config:init.trainer; derived)")

    def cap_epochs(self, limit: int) -> None:
        if self.epochs > limit:
            self.epochs = limit
            # Bad (unknown-legend-term): `runtime` comes behind the source.
            logger.info("Epochs capped (runtime; cli)")

    def use_default_model(self) -> None:
        # Bad (unknown-legend-term): which section of the configuration?
        logger.info("Model chosen (config)")

    def summary(self) -> list[Entry]:
        items = [
            SummaryItem("model", "model", provenance="(config:init.model)", always=True),
            SummaryItem("epochs", "epochs", provenance="(cli:trainer)"),
            # Bad (unknown-legend-term): `runtime` is meant.
            SummaryItem("learning_rate", "learning_rate", provenance="(cli; runtme)"),
            # Bad (unknown-legend-term): two sources; the higher one is shown.
            SummaryItem("verbose", "verbose", provenance="(default; cli)"),
        ]
        return [(item.label, getattr(self, item.source), item.provenance) for item in items]
