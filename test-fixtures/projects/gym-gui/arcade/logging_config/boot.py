"""What is logged before the arcade is up."""

from __future__ import annotations

LOG_BOOT = object()
