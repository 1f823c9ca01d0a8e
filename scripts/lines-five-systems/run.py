"""Runs one of the five systems: `python run.py SYSTEM CHECKOUT LOGS tests|calls`. Its logs, and notes beside them, are in LOGS.

`tests` runs the system's own tests; `calls` calls its functions one by one. CHECKOUT is a copy that may be written into.
"""

import os
import sys
import warnings
from pathlib import Path

name, checkout, logs, way = sys.argv[1:5]
checkout, logs = Path(checkout).resolve(), Path(logs).resolve()
(logs / "home").mkdir(parents=True, exist_ok=True)
os.environ.update(OBSERVE_ROOT=str(checkout), OBSERVE_INTO=str(logs / "notes.jsonl"), QT_QPA_PLATFORM="offscreen",
                  MPLBACKEND="Agg", HOME=str(logs / "home"), JAX_PLATFORMS="cpu", WANDB_MODE="disabled")
sys.path.insert(0, str(Path(__file__).parent))
warnings.simplefilter("ignore")

import observe  # noqa: E402, F401
import sandbox  # noqa: E402
from standin import stand_in  # noqa: E402
from systems import SYSTEMS  # noqa: E402

system = SYSTEMS[name]()
os.chdir(checkout)
sys.path[:0] = [str(checkout / each) for each in system.paths]
finder = stand_in(system.heavy)
sandbox.close(checkout, logs, forbid=way == "calls")
# What programs print beside their logs is not looked at; what handlers write to stderr is.
console = open(logs / "stderr.log", "a", encoding="utf-8")
sys.stderr = console
sys.stdout = open(os.devnull, "w", encoding="utf-8")


def say(*words):
    print(*words, file=sys.__stdout__, flush=True)


if "litellm" in finder.names or name != "railtracks":
    system.prepare()
system.configure(logs)
if way == "tests":
    import pytest
    import signal

    class EachTest:
        """Logging is configured before each test, and a test that takes long is given up."""

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtest_call(self, item):
            system.configure(logs)
            signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError("too long")))
            signal.setitimer(signal.ITIMER_REAL, 10)

        def pytest_runtest_teardown(self, item):
            signal.setitimer(signal.ITIMER_REAL, 0)

        def pytest_terminal_summary(self, terminalreporter):
            counts = {k: len(v) for k, v in terminalreporter.stats.items() if k in ("passed", "failed", "error", "skipped")}
            say("tests", counts)

    for tests in system.tests:
        pytest.main(["-q", "--continue-on-collection-errors", "-p", "no:logging", "-p", "no:cacheprovider", "-p", "no:benchmark",
                     "--capture=no", "-o", "addopts=", "--asyncio-mode=auto", "--rootdir", str(checkout), str(checkout / tests)],
                    plugins=[EachTest()])
else:
    from exercise import exercise, modules_of

    root = checkout / system.paths[0]
    names = [m for package in system.packages for m in modules_of(root, package, system.leave_out)]
    say("modules, of them not imported", *exercise(names))
say("stood in for", *sorted(finder.used))
console.flush()
os._exit(0)
