"""Asks a model. A stand-in: it echoes."""

from __future__ import annotations

import logging

from rt.loggers import get_rt_logger
from rt.messages import Key, get_message

logger = get_rt_logger("Node.LLM")
# Bad (logger-namespace): outside RT, where the setting of a run does not reach it.
chatter = logging.getLogger("litellm")

MODELS = ("echo", "whisper")


def ask(model: str, question: str, api_key: str) -> str | None:
    if model not in MODELS:
        logger.error(get_message(Key.MODEL_UNKNOWN).format(model=model))
        return None
    if len(question) > 4096:
        # Bad (ad-hoc-log): the keys exist so that messages are kept in one place.
        logger.warning("The question is long")
    # Bad (sensitive-field): whoever reads the log can ask in our name.
    chatter.debug("Asking %s with %s", model, api_key)
    # Bad (unknown-code): there is no such key.
    logger.warning(get_message(Key.MODEL_TIRED))
    return question
