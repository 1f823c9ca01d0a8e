/** Which literals of Python stand where a path is taken, and how much of the path they tell. */
import { expect, test } from 'vitest';
import { factsOf, settingsOf } from './read.ts';

const SETTINGS = settingsOf('{ loglex: 1, paths: [{ folders: [out], use: [path_of] }] }');
const IMPORTS = `import os, shutil, pathlib
import os.path as osp
from os.path import join
from pathlib import Path as P
`;

/** The paths as they are read, with `…` for what only the run knows. */
function found(source: string): string[] {
  const text = IMPORTS + source;
  return (factsOf(text, SETTINGS).pathSites ?? []).map((site) => {
    const { start, end } = site.range;
    return `${site.text.replaceAll('\uFFFC', '…')} < ${text.slice(start, end)}`;
  });
}

test.each([
  ['open("out/a")', ['out/a < "out/a"']],
  ['with open(f"out/{name}.mp4", "w") as f: pass', ['out/….mp4 < f"out/{name}.mp4"']],
  ['open(f"{base}/out/a")', ['…/out/a < f"{base}/out/a"']],
  ['open("out/%s" % name)', ['out/… < "out/%s" % name']],
  ['open("out/{}".format(name))', ['out/… < "out/{}".format(name)']],
  ['open("out/" + name)', ['out/… < "out/" + name']],
  ['open("out" "/a")', ['out/a < "out" "/a"']],
  ['open(r"out\\a")', ['out\\a < r"out\\a"']],
  ['base / "out" / "a"', ['…/out/a < base / "out" / "a"']],
  [
    '(self.base / "out" / f"{n}.json").read_text()',
    ['…/out/….json < self.base / "out" / f"{n}.json"'],
  ],
  ['"out" / base', ['out/… < "out" / base']],
  ['P("out") / name', ['out/… < P("out") / name']],
  ['pathlib.Path("out", "a").exists()', ['out/a < pathlib.Path("out", "a")']],
  ['P(base).joinpath("out", "a")', ['…/out/a < P(base).joinpath("out", "a")']],
  ['os.path.join(base, "out", "a")', ['…/out/a < os.path.join(base, "out", "a")']],
  ['open(osp.join("out", "a"))', ['out/a < osp.join("out", "a")']],
  ['open(join("out", "a"))', ['out/a < join("out", "a")']],
  ['open(str(base / "out"))', ['…/out < str(base / "out")']],
  ['os.makedirs("out", exist_ok=True)', ['out < "out"']],
  ['os.path.exists("out/a")', ['out/a < "out/a"']],
  ['shutil.copy(a, "out/a")', ['out/a < "out/a"']],
  ['shutil.move("out/a", "b")', ['out/a < "out/a"']],
  ['open(a, "out")', []],
  ['open(*a, "out")', []],
  ['open(mode="out")', []],
  ['"""out/a"""', []],
  ['x = "out/a"', []],
  ['str("out/a")', []],
  ['"out" + name', []],
  ['logger.info("out/a")', []],
  ['print("out/a")', []],
  ['open(path_of("out/a"))', []],
  ['# open("out/a")', []],
  ['os.path.join(["out"])', []],
  ['def f(open):\n    open("out/a")', []],
  ['",".join("out/a")', []],
  ['webbrowser.open("out/a")', []],
])('%s', (source, expected) => {
  expect(found(source)).toEqual(expected);
});

test('sums and joins of thousands of parts are read without an exception', () => {
  expect(found(`open(${'"out/" + '.repeat(3000)}name)`)).toEqual([]);
  expect(found(`x = a${' / "out"'.repeat(3000)}`).length).toBeGreaterThan(0);
});
