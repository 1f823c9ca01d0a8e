"""A worker of gym-gui: prints by its own formatter what its own functions log, and a line for each way that a host may fall back.

`python worker.py CHECKOUT`; `python worker.py CHECKOUT read`: says of each line of stdin what gym-gui's own dispatcher makes of it.
"""

import json
import logging
import math
import os
import sys
from pathlib import Path

checkout = Path(sys.argv[1]).resolve()
sys.path[:0] = [str(checkout), str(checkout / "3rd_party/workers/ray_worker"), str(Path(__file__).parent)]
os.environ["HOME"] = str(checkout)

from standin import stand_in  # noqa: E402
from systems import GymGui  # noqa: E402

stand_in(tuple(each for each in GymGui.heavy if each != "ray_worker"))
os.chdir(checkout)
from gym_gui.logging_config import log_constants  # noqa: E402
from gym_gui.logging_config.helpers import log_constant  # noqa: E402


def read():
    from gym_gui.services.trainer.dispatcher import _parse_structured_log_line

    for line in sys.stdin.read().split("\n")[:-1]:
        code, extra = _parse_structured_log_line(line)
        if code is None:
            kind = "plain"
        else:
            kind = "constants" if log_constants.get_constant_by_code(code) else "unknown"
        print(json.dumps([kind, code, extra]))


def work():
    from ray_worker.runtime import _StructuredLogFormatter

    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_StructuredLogFormatter())
    logging.basicConfig(level=logging.DEBUG, handlers=[handler], force=True)
    logger = logging.getLogger("ray_worker")
    # Every constant that there is, with and without a detail, with values as environments give them.
    for number, constant in enumerate(log_constants.ALL_LOG_CONSTANTS):
        log_constant(logger, constant)
        log_constant(logger, constant, message=f"step {number} | of {number}", extra={
            "run_id": "r-7", "step": number, "reward": number / 8, "path": Path("/tmp/é"), "nested": {"a": [1, None, True]}})
    some = log_constants.ALL_LOG_CONSTANTS[0]
    # Not of the form: what is no constant has the other format; what libraries print has none.
    logger.info("Worker ready with %d envs", 4)
    print("Loading weights | 100 %")
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("Step failed")
    # Of a code that nobody knows.
    unknown = type(some)(code="LOG99999", level="INFO", message="Nobody knows", component="Worker", subcomponent="X", tags=("a",))
    log_constant(logger, unknown, extra={"step": 1})
    # Fields that are no JSON, cut by a worker that died in the middle of its line.
    log_constant(logger, some, extra={"reward": math.nan, "best": math.inf, "worst": -math.inf, "said": "NaN, Infinity"})
    print(f'{some.code} | {some.message} | extra={{"step": 3, "no', flush=True)
    # By functions of the worker.
    from exercise import exercise, modules_of

    exercise([each for each in modules_of(checkout / "3rd_party/workers/ray_worker", "ray_worker", ("cli", "tests"))])
    sys.stdout.flush()
    os._exit(3)


if sys.argv[2:] == ["read"]:
    read()
else:
    work()
