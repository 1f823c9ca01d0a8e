"""Stands for oslo.log's loggers: keywords of a call become fields, and a list says which."""
import logging


class KeywordArgumentAdapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        extra = dict(self.extra)
        extra.update(kwargs.pop("extra", {}))
        for key in [key for key in kwargs if key != "exc_info"]:
            extra[key] = kwargs.pop(key)
        extra["extra_keys"] = sorted(extra)
        resource = extra.get("resource")
        if resource:
            extra["resource"] = "[%s-%s] " % (resource["type"], resource["id"])
        kwargs["extra"] = extra
        return msg, kwargs


def getLogger(name):
    return KeywordArgumentAdapter(logging.getLogger(name), {"project": "p"})
