"""Messages with a key: their texts stand in the catalog, and are read when the program starts."""

from __future__ import annotations

from enum import Enum


class Key(Enum):
    NODE_TIMED_OUT = "RT101"
    NO_NODES = "RT102"
    MODEL_UNKNOWN = "RT201"


TEXTS = {
    "RT101": "Node {node} has not answered for {seconds} s",
    "RT102": "There is nothing to run",
    "RT201": "No model is called {model}",
}


def get_message(key: Key) -> str:
    return f"{key.value} {TEXTS[key.value]}"
