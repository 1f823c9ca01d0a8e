/** What runs in Python: two modules at a time, the calls by hand and those in their place. It needs Python 3.8 and no package. */

/** `harness.py FOLDER MODULE…`: prints JSON, as `Compared` has it. */
export const HARNESS = String.raw`"""Runs every function of two modules, old and new, in the logging of this Python, and tells where their records differ."""
import datetime
import decimal
import enum
import importlib
import json
import logging
import pathlib
import sys
import types
import uuid

folder, names = sys.argv[1], sys.argv[2:]
sys.path.insert(0, folder)
events = []
records = []


class Recorder(logging.Handler):
    def emit(self, record):
        events.append("emit")
        try:
            text = record.getMessage()
        except Exception as error:
            text = "no text: " + type(error).__name__
        records.append((record, text))


class Told:
    """An object that tells when it becomes text."""

    def __init__(self, label):
        self.label = label

    def __str__(self):
        events.append("str " + self.label)
        return "<" + self.label + " %s {}>"

    def __repr__(self):
        events.append("repr " + self.label)
        return "Told(" + self.label + ")"


class State(enum.Enum):
    OPEN = 1


class Values:
    def __init__(self):
        self.owner = types.SimpleNamespace(id=7, name="Ada % {}")
        self.table = {"key": Told("key"), "other": 2.5}
        self.words = ["one", "two"]
        self.more = {"more": 1}
        self.when = datetime.datetime(2026, 1, 2, 3, 4, 5)
        self.path = pathlib.PurePosixPath("/tmp/x%s")
        self.uuid = uuid.UUID(int=5)
        self.decimal = decimal.Decimal("1.50")
        self.state = State.OPEN
        self.half, self.minus = 0.125, -2.5
        self.made = {}

    def shown(self, label):
        events.append("eval " + label)
        return self.made.setdefault(label, Told(label))

    def count(self, label):
        events.append("eval " + label)
        return 3


def lambda_of(v):
    events.append("eval lambda")
    return lambda number: number


VALUES = [
    dict(text="plain", number=5, ratio=0.375, thing=Told("thing"), rows=[1, "two"], name="n", code="c", request=None),
    dict(text="100% {x} %s é😀", number=-12, ratio=2.5, thing=None, rows=[Told("row"), 2], name=b"x", code=1.5, request="q"),
    dict(text="", number=10**30, ratio=1e21, thing=("a", 1), rows=({"k": "v"},), name={"a": 1}, code=True, request=State.OPEN),
]
ERROR = ValueError("wrong %s {}")
STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def ran(function, v, values):
    """What a call leaves behind."""
    events.clear()
    records.clear()
    try:
        function(v, error=ERROR, **values)
        raised = None
    except Exception as error:
        raised = type(error).__name__ + ": " + str(error)
    return raised, list(events), list(records)


def fields_of(record):
    return {key: value for key, value in vars(record).items() if key not in STANDARD}


def same(old, new):
    if old is new:
        return True
    return type(old) is type(new) and (old == new or repr(old) == repr(new))


def difference(old, new, function, other, is_lazy, by_code):
    if old[0] != new[0]:
        return f"raises {old[0]}, then {new[0]}"
    # What an f-string makes before the call becomes text in it; nothing does where nobody asks.
    told = (lambda events: events) if is_lazy else (lambda events: [one for one in events if one.startswith("eval")])
    if told(old[1]) != told(new[1]):
        return f"{old[1]}, then {new[1]}"
    if len(old[2]) != len(new[2]):
        return f"{len(old[2])} records, then {len(new[2])}"
    for (was, before), (now, after) in zip(old[2], new[2]):
        if before != after:
            return f"says {before!r}, then {after!r}"
        for key in ("name", "levelno", "levelname", "funcName", "module", "threadName", "processName"):
            if getattr(was, key) != getattr(now, key):
                return f"{key} {getattr(was, key)!r}, then {getattr(now, key)!r}"
        if was.funcName.startswith("call_"):
            places = was.lineno - function.__code__.co_firstlineno, now.lineno - other.__code__.co_firstlineno
            if places[0] != places[1]:
                return f"line {places[0]} of the function, then {places[1]}"
        caught = was.exc_info, now.exc_info
        if bool(caught[0]) != bool(caught[1]) or (caught[0] and (caught[0][0] is not caught[1][0] or caught[0][1] is not caught[1][1])):
            return f"carries {caught[0]}, then {caught[1]}"
        if bool(was.stack_info) != bool(now.stack_info):
            return "stack_info"
        if was.stack_info and was.stack_info.count("\n") != now.stack_info.count("\n"):
            return "stack_info is of another depth"
        fields, others = fields_of(was), fields_of(now)
        keys, hints = fields.pop("extra_keys", None), others.pop("extra_keys", None)
        lost = [key for key in fields if key not in others or not same(fields[key], others[key])]
        if lost:
            return f"lacks {lost}: {[(fields[key], others.get(key)) for key in lost]}"
        added = others.keys() - fields.keys()
        if (keys is None) != (hints is None) or (keys is not None and set(hints) != others.keys() | set()):
            return f"extra_keys {keys}, then {hints}"
        constant = by_code(others.get("code")) if added else None
        if constant is None:
            if added:
                return f"adds {added}"
            continue
        own = {"code", "component", "subcomponent", "tags"}
        for key in placeholders(constant.message):
            # What an adapter adds under the same name stays, and the value stands beside it.
            own |= {key, key + "_"} if key in fields else {key}
        if not added <= own or "code" not in added:
            return f"adds {added - own}"
    return None


def placeholders(message):
    import log_codes

    return log_codes._template(message)[2]


def load(where, name):
    sys.modules.pop(name, None)
    sys.path.insert(0, where)
    try:
        module = importlib.import_module(name)
    finally:
        sys.path.remove(where)
    sys.modules.pop(name)
    module.lambda_of = lambda_of
    return module


def main():
    import log_codes

    logging.raiseExceptions = True
    recorder = Recorder()
    logging.getLogger().addHandler(recorder)
    import warnings

    warnings.simplefilter("ignore")
    compared, differences, seen = 0, [], 0
    for name in names:
        before, after = load(folder + "/old", name), load(folder + "/new", name)
        for key, function in list(vars(before).items()):
            if not key.startswith("call_"):
                continue
            other = getattr(after, key)
            is_lazy = KINDS[key] == "lazy"
            known = len(differences)
            for level, own_level in ((logging.DEBUG, logging.DEBUG), (logging.DEBUG, logging.CRITICAL + 1), (logging.CRITICAL + 1, logging.DEBUG)):
                logging.getLogger().setLevel(level)
                recorder.setLevel(own_level)
                for values in VALUES:
                    v = Values()
                    old = ran(function, v, values)
                    new = ran(other, v, values)
                    seen += len(new[2])
                    wrong = difference(old, new, function, other, is_lazy, log_codes.get_constant_by_code)
                    if wrong is not None:
                        differences.append({"module": name, "function": key, "difference": wrong})
                        break
                if len(differences) > known:
                    break
            compared += 1
    json.dump({"python": sys.version.split()[0], "compared": compared, "records": seen, "differences": differences}, sys.stdout)


KINDS = json.load(open(folder + "/kinds.json"))
main()
`;

/** `oslo_log/log.py` */
export const OSLO_LOG = String.raw`"""Stands for oslo.log's loggers: keywords of a call become fields, and a list says which."""
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
`;
