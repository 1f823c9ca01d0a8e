"""How production is, for those who look after it."""

from __future__ import annotations

import logging

logger = logging.getLogger(__name__)


class Monitor:
    def __init__(self) -> None:
        self.status = "healthy"

    def report_health(self, status: str) -> None:
        if status != self.status:
            # Bad (dynamic-message): two words are cooked in.
            logger.info(f"Health went from {self.status} to {status}")
            self.status = status
