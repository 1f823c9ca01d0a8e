/** Asks CPython, where the machine has it, whether what fixes wrote is Python: once for all texts of a test file. */
import { spawnSync } from 'node:child_process';
import { afterAll, expect } from 'vitest';

const texts = new Set<string>();

/** Fails at the end of the test file where the text does not compile. */
export function compilesLater(text: string): void {
  texts.add(text);
}

/** Words on each text that CPython does not compile; `undefined` where there is no CPython. */
export function notCompiled(all: readonly string[]): string[] | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', PROGRAM], {
    input: JSON.stringify(all),
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as string[]) : undefined;
}

const PROGRAM = `
import json, sys
wrong = []
for text in json.loads(sys.stdin.buffer.read()):
    try:
        compile(text.encode(), "fixed.py", "exec")
    except SyntaxError as error:
        wrong.append(f"{error}\\n{text}")
json.dump(wrong, sys.stdout)
`;

afterAll(() => {
  if (texts.size > 0) expect(notCompiled([...texts]) ?? []).toEqual([]);
});
