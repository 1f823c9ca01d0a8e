"""Events that somebody is told of: each goes where its severity is routed."""

from __future__ import annotations

from collections.abc import Callable

Route = Callable[[str, dict[str, object]], None]

ROUTES: dict[str, list[Route]] = {}


def fire_event(code: str, fields: dict[str, object], *, severity: str = "error") -> None:
    for route in ROUTES.get(severity, []):
        route(code, fields)
