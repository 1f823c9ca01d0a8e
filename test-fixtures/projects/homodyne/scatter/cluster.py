"""Runs fits on many nodes. Each record carries the rank and the node."""

from __future__ import annotations

import logging

from scatter.events import fire_event


def rank_logger(rank: int, node: str) -> logging.LoggerAdapter[logging.Logger]:
    return logging.LoggerAdapter(logging.getLogger(__name__), {"rank": rank, "node": node})


def watch(rank: int, nodes: dict[str, bool]) -> list[str]:
    lost = [node for node, answers in nodes.items() if not answers]
    for node in lost:
        logger = rank_logger(rank, node)
        logger.warning("Node lost", extra={"code": "HD201"})
    if len(lost) == len(nodes):
        # Good: the constant says how serious it is, and so where it goes.
        fire_event("HD202", {"nodes": len(nodes)}, severity="error")
    elif lost:
        # Bad (unknown-code): whoever is told has nothing to look up.
        fire_event("HD209", {"nodes": len(lost)}, severity="error")
    # Bad (not told): a banner says nothing. `loglex audit` counts them.
    print("=" * 80)
    return lost
