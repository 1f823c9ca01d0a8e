/** The Pythons of this machine, and what generated modules are when they import them. */
import { spawnSync } from 'node:child_process';

/** The last version that still gets security fixes, and all that came since; `python3` is whatever the machine has. */
const NAMES = ['python3', 'python3.9', 'python3.10', 'python3.11', 'python3.12', 'python3.13'];

/** Those that start, by what they say of themselves; one version once. */
export function pythons(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of NAMES) {
    const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    if (status === 0 && !found.has(stdout.trim())) found.set(stdout.trim(), name);
  }
  return found;
}

export interface PythonConstant {
  readonly strings: Readonly<Record<string, unknown>>;
  /** The name by which the module declares it. */
  readonly key: string | null;
}

/** The constants of each module, every string as its code points; throws where one does not compile or run. */
export function evaluatePython(python: string, modules: readonly string[]): PythonConstant[][] {
  const input = JSON.stringify(modules);
  const { status, stdout, stderr } = spawnSync(python, ['-c', PROGRAM], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as PythonConstant[][];
}

/** The same of JavaScript: a surrogate pair is one point, half of one is itself. */
export function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

const PROGRAM = `
import json, sys, types

def points(value):
    if isinstance(value, str):
        return [ord(character) for character in value]
    if isinstance(value, tuple):
        return [points(item) for item in value]
    return value

answer = []
for text in json.loads(sys.stdin.buffer.read()):
    module = types.ModuleType("log_codes")
    sys.modules["log_codes"] = module
    exec(compile(text.encode("utf-8"), "log_codes.py", "exec", dont_inherit=True), module.__dict__)
    owner = vars(module.LOG) if hasattr(module, "LOG") else module.__dict__
    keys = {id(value): key for key, value in reversed(list(owner.items())) if not key.startswith("_")}
    answer.append([
        {"key": keys.get(id(constant)), "strings": {
            key: points(getattr(constant, key))
            for key in ("code", "name", "level", "message", "component", "subcomponent", "tags", "native")
        }}
        for constant in module.ALL_LOG_CONSTANTS
    ])
json.dump(answer, sys.stdout)
`;
