"""Runs programs in every world there is, and tells in which ways each leaves its object open.

Reads a JSON list of sources of `def f(world, act, StageIO)` and writes a JSON list: for each the sorted ways
out, `normal` and `error`, on which the object was open, or null where there are too many worlds.
"""

import json
import sys

DEEPEST = 10
MOST = 6000


class Stop(BaseException):
    """A loop that goes on for longer than anybody looks."""


def ways(source):
    scope = {}
    exec(compile(source, "program", "exec"), scope)
    found = set()
    prefix = []
    for _ in range(MOST):
        taken = []

        def choose(arity):
            at = len(taken)
            if at >= 60:
                raise Stop
            if at >= DEEPEST:
                taken.append((0, 1))
                return 0
            choice = prefix[at] if at < len(prefix) else 0
            taken.append((choice, arity))
            return choice

        opened = []

        class StageIO:
            def __init__(self):
                self.open = True
                opened.append(self)

            def finalize(self):
                self.open = False

            def __enter__(self):
                return self

            def __exit__(self, *_):
                self.open = False

        class World:
            @property
            def flag(self):
                return choose(2) == 1

            @property
            def turns(self):
                return range(choose(3))

        def act():
            choice = choose(3)
            if choice == 1:
                raise ValueError
            if choice == 2:
                raise KeyError

        try:
            scope["f"](World(), act, StageIO)
            how = "normal"
        except Stop:
            how = None
        except Exception:
            how = "error"
        if how is not None and any(one.open for one in opened):
            found.add(how)
        while taken and taken[-1][0] + 1 >= taken[-1][1]:
            taken.pop()
        if not taken:
            return sorted(found)
        prefix = [choice for choice, _ in taken]
        prefix[-1] += 1
    return None


json.dump([ways(source) for source in json.load(sys.stdin)], sys.stdout)
