/**
 * Runs checks on fixtures in which the expected findings are drawn under the code, and holds every fix of
 * every finding to what the design calls safe.
 *
 *     //- src/checkout/cart.ts
 *     logger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');
 *            ^^^^ wrong-severity
 *
 * A line of `^^^` (or `~~~`) names what is found in the line of code above it, from the first mark to the last; a
 * range that goes on over the line ends at the line's end. `check:messageId` names the words as well. `//- path`
 * starts a file; `//- $catalog` and `//- $settings` replace the example project's.
 */
import { readFileSync } from 'node:fs';
import { applyEdits, parseCatalog } from '@loglex/catalog';
import {
  checkById,
  checks,
  fixAll,
  readSettings,
  runCatalogChecks,
  runFileChecks,
  runProjectChecks,
  type FileFacts,
  type Finding,
  type Fix,
  type Settings,
} from '@loglex/engine';
import { expect } from 'vitest';
import { compilesLater } from './cpython.ts';
import { dedent } from './dedent.ts';
import { commentsOf, createReader, isPython } from './parse.ts';

const EXAMPLE = new URL('../../../docs/checks/example/', import.meta.url);
export const EXAMPLE_CATALOG = readFileSync(new URL('log-catalog.yaml', EXAMPLE), 'utf8');
export const EXAMPLE_SETTINGS = readFileSync(new URL('loglex.yaml', EXAMPLE), 'utf8');
export const EXAMPLE_FILE = 'src/checkout/place-order.ts';
export const EXAMPLE_PYTHON_FILE = 'src/checkout/place_order.py';

export interface FixtureOptions {
  /** The only checks to run; default: those that the fixture names. */
  readonly only?: readonly string[];
  /** Options of the checks, by id. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Kinds of checks beside the file checks. */
  readonly kinds?: readonly ('project' | 'catalog')[];
}

export interface FixtureResult {
  readonly findings: readonly Finding[];
  /** Texts by path, without the marks. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of the only (or named) file after all fixes of that applicability. */
  fixed(selection?: { unsafe?: boolean }, file?: string): string;
  /** The text after one fix of one finding. */
  applied(finding: number, fix?: number): string;
}

/** Fails where the findings are not those drawn, or a fix breaks a promise. */
export function checkFixture(fixture: string, options: FixtureOptions = {}): FixtureResult {
  const { files, expected } = readFixture(fixture);
  const only = options.only ?? [...new Set(expected.map(({ check }) => check))];
  const project = createProject(files, { ...options, only });
  const findings = project.find();

  // Words are compared where the fixture names them.
  const named = new Set(expected.flatMap((one) => (one.messageId ? [place(one)] : [])));
  const found = findings.map((finding) => {
    const at = place(findingAt(finding, project.texts));
    return named.has(at) ? `${at} (${finding.messageId})` : at;
  });
  const drawn = expected.map((one) =>
    one.messageId ? `${place(one)} (${one.messageId})` : place(one),
  );
  expect(found.sort()).toEqual(drawn.sort());
  for (const finding of findings) {
    expect(holesOf(finding), `${finding.check}: its words have data for every hole`).toEqual([]);
    for (const fix of finding.fixes) holdToPromises(finding, fix, project);
  }
  holdOnWindows(project, findings);
  for (const unsafe of [false, true])
    for (const file of project.texts.keys()) converge(project, file, unsafe);

  const onlyFile = [...project.texts.keys()][0] ?? EXAMPLE_FILE;
  return {
    findings,
    texts: project.texts,
    fixed: (selection, file = onlyFile) => project.fixAll(file, selection).text,
    applied(finding, fix = 0) {
      const found = findings[finding];
      const chosen = found?.fixes[fix];
      if (found === undefined || chosen === undefined) throw new Error('there is no such fix');
      return applyEdits(project.texts.get(found.file) ?? '', chosen.edits);
    },
  };
}

interface Project {
  readonly texts: ReadonlyMap<string, string>;
  find(changed?: ReadonlyMap<string, string>): Finding[];
  fixAll(file: string, selection?: { unsafe?: boolean }, text?: string): ReturnType<typeof fixAll>;
}

/** The example project, with these files in the place of its own. */
export function createProject(
  files: ReadonlyMap<string, string>,
  { only, options = {}, kinds = [] }: FixtureOptions,
): Project {
  const catalogText = files.get('$catalog') ?? EXAMPLE_CATALOG;
  const read = readSettings(
    [{ file: 'loglex.yaml', text: files.get('$settings') ?? EXAMPLE_SETTINGS }],
    checks,
  );
  expect(read.problems).toEqual([]);
  const settings = withOptions(read.settings, options, only ?? []);
  const { catalog, problems } = parseCatalog([{ file: 'log-catalog.yaml', text: catalogText }]);
  const texts = new Map([...files].filter(([file]) => !file.startsWith('$')));
  const context = { catalog, settings, ...(only && { only }) };
  const read1 = createReader(settings);

  function find(changed: ReadonlyMap<string, string> = new Map()): Finding[] {
    const facts = [...texts].map(([file, text]) => read1(file, changed.get(file) ?? text));
    return [
      ...facts.flatMap((one) => runFileChecks(one, context)),
      ...(kinds.includes('project') ? runProjectChecks(facts, context) : []),
      ...(kinds.includes('catalog') ? runCatalogChecks(problems, context) : []),
    ];
  }

  return {
    texts,
    find,
    fixAll: (file, selection, text = texts.get(file) ?? '') =>
      fixAll(
        text,
        (text) => find(new Map([[file, text]])).filter((finding) => finding.file === file),
        selection,
      ),
  };
}

/** The facts of one file of the example project. */
export function factsOf(file: string, text: string, settings: Settings): FileFacts {
  return createReader(settings)(file, text);
}

/** Checks that are named run, also those that are off by default. */
function withOptions(
  settings: Settings,
  options: FixtureOptions['options'] = {},
  only: readonly string[],
): Settings {
  const set = new Map(settings.checks);
  for (const id of new Set([...only, ...Object.keys(options)])) {
    const severity = checkById(id)?.defaultSeverity === 'off' ? ('warning' as const) : undefined;
    const stated = set.get(id);
    set.set(id, {
      ...stated,
      ...(severity && { severity }),
      options: { ...stated?.options, ...options[id] },
    });
  }
  return { ...settings, checks: set };
}

/** Holes in the words of a finding that its data leaves open. */
export function holesOf({ check, messageId, data }: Finding): string[] {
  const words = checkById(check)?.messages as Readonly<Record<string, string>>;
  const holes = [...(words[messageId] ?? '{no such words}').matchAll(/\{([^}]+)\}/g)];
  return holes.flatMap(([, name = '']) => (Object.hasOwn(data, name) ? [] : [name]));
}

/** What the design says of every fix, tried on this one. */
function holdToPromises(finding: Finding, fix: Fix, project: Project): void {
  const text = project.texts.get(finding.file) ?? '';
  const told = `${finding.check}: ${fix.title}`;
  const ranks = ['safe', 'unsafe', 'suggestion'];
  const declared = checkById(finding.check)?.fixable;
  expect(declared, `${told}: the check declares that it has fixes`).toBeDefined();
  expect(
    ranks.indexOf(fix.applicability),
    `${told}: no better than declared`,
  ).toBeGreaterThanOrEqual(ranks.indexOf(declared ?? 'safe'));
  if (fix.applicability === 'unsafe')
    expect(fix.caveat, `${told}: says what it cannot promise`).toBeTruthy();

  let end = 0;
  for (const edit of fix.edits) {
    expect(edit.start, `${told}: edits are sorted and apart`).toBeGreaterThanOrEqual(end);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    end = edit.end;
  }
  const after = applyEdits(text, fix.edits);
  expect(after, `${told}: does something`).not.toBe(text);
  expect(outside(text, fix, 0), `${told}: other bytes stay`).toEqual(outside(after, fix, 1));

  if (isPython(finding.file)) compilesLater(after);
  const before = commentsOf(finding.file, text);
  const comments = commentsOf(finding.file, after);
  if (finding.check !== 'stale-directive')
    expect(comments, `${told}: comments stay`).toEqual(before);

  const count = (findings: readonly Finding[]) =>
    findings.filter(({ check, file }) => check === finding.check && file === finding.file).length;
  const left = project.find(new Map([[finding.file, after]]));
  expect(count(left), `${told}: the finding is gone`).toBeLessThan(count(project.find()));
}

/** The pieces of a text that no edit touches: of the text before (`0`) or after (`1`) the fix. */
function outside(text: string, fix: Fix, side: 0 | 1): string[] {
  const pieces: string[] = [];
  let end = 0;
  let shift = 0;
  for (const edit of fix.edits) {
    pieces.push(text.slice(end, edit.start + shift));
    if (side === 1) shift += edit.text.length - (edit.end - edit.start);
    end = edit.end + shift;
  }
  return [...pieces, text.slice(end)];
}

function converge(project: Project, file: string, unsafe: boolean): void {
  const first = project.fixAll(file, { unsafe });
  expect(first.converged, `${file}: fixes converge`).toBe(true);
  if (first.passes === 0) return;
  commentsOf(file, first.text);
  if (isPython(file)) compilesLater(first.text);
  const again = project.find(new Map([[file, first.text]]));
  const due = again.filter((finding) =>
    finding.fixes.some(
      ({ applicability }) => applicability === 'safe' || (unsafe && applicability === 'unsafe'),
    ),
  );
  expect(
    due.filter((finding) => finding.file === file),
    `${file}: a second run has nothing to do`,
  ).toEqual([]);
}

/** With CRLF, a byte order mark and tabs the same is found, and fixed to the same text. */
function holdOnWindows(project: Project, findings: readonly Finding[]): void {
  for (const [file, text] of project.texts) {
    // YAML is indented by spaces alone.
    const indent = file.endsWith('.yaml') ? '  ' : '\t';
    const onWindows = (source: string) =>
      `\uFEFF${source.replaceAll('\n', '\r\n').replaceAll('  ', indent)}`;
    const there = onWindows(text);
    const ids = (all: readonly Finding[]) =>
      all
        .filter((finding) => finding.file === file)
        .map(({ check, messageId }) => `${check}:${messageId}`);
    expect(ids(project.find(new Map([[file, there]]))), `${file} with CRLF`).toEqual(ids(findings));
    const fixed = project.fixAll(file, { unsafe: true }).text;
    const fixedThere = project.fixAll(file, { unsafe: true }, there).text;
    expect(fixedThere, `${file} with CRLF`).toBe(onWindows(fixed));
    if (isPython(file)) compilesLater(fixedThere);
  }
}

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly check: string;
  readonly messageId: string | undefined;
  readonly code: string;
}

/** Files without their marks, and what the marks say. */
function readFixture(fixture: string): {
  files: Map<string, string>;
  expected: Expected[];
} {
  const files = new Map<string, string>();
  const expected: Expected[] = [];
  let file = EXAMPLE_FILE;
  let lines: string[] = [];
  const finish = () => {
    if (lines.some((line) => line.trim() !== '')) files.set(file, lines.join('\n'));
    lines = [];
  };
  for (const line of dedent(fixture).split('\n')) {
    const path = /^\s*(?:\/\/|#)- (\S+)\s*$/.exec(line)?.[1];
    if (path !== undefined) {
      finish();
      file = path;
      continue;
    }
    if (!/^\s*(?:\^+|~+) [a-z]/.test(line)) {
      lines.push(line);
      continue;
    }
    for (const mark of line.matchAll(/(\^+|~+) ([a-z-]+)(?::(\w+))?/g)) {
      const code = lines.at(-1) ?? '';
      const start = mark.index;
      const end = start + (mark[1]?.length ?? 0);
      expected.push({
        file,
        line: lines.length,
        start,
        end,
        check: mark[2] ?? '',
        messageId: mark[3],
        code,
      });
    }
  }
  finish();
  return { files, expected };
}

/** A finding as it would be drawn. */
function findingAt(
  { file, range, check, messageId }: Finding,
  texts: ReadonlyMap<string, string>,
): Expected {
  const text = texts.get(file) ?? '';
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = text.indexOf('\n', range.start);
  const code = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  return {
    file,
    line: text.slice(0, lineStart).split('\n').length,
    start: range.start - lineStart,
    end: Math.min(range.end - lineStart, code.length),
    check,
    messageId,
    code,
  };
}

function place({ file, line, start, end, check, code }: Expected): string {
  return `${file}:${line}:${start} \`${code.slice(start, end)}\` ${check}`;
}
