/** Renames in projects made at random: nothing is found after one that was not found before, and one back undoes it. */
import {
  type Finding,
  rename,
  runCatalogChecks,
  runFileChecks,
  runProjectChecks,
  type Snapshot,
} from '@loglex/engine';
import { parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSnapshot } from './fixture.ts';
import { renameSources, textsAfter } from './renaming.ts';

const NAMES = ['RUN_STARTED', 'RUN_ENDED', 'QUEUE_FULL'];
const NEW_NAME = 'RUN_FINISHED';

/** Lines of code that name the constant `at`, or look as if they did. */
const LINES = {
  ts: [
    (at: number) => `logConstant(logger, LOG.${NAMES[at]}, { id: 1 });`,
    (at: number) => `/* 🎉 */ logger.warn({ code: 'T${at + 1}' }, 'Zoë 🎊');`,
    (at: number) => `export const kept = [LOG.${NAMES[at]}, "${NAMES[at]}"]; // ${NAMES[at]}, T1`,
    (at: number) => `logConstant(logger, ok ? LOG.${NAMES[at]} : LOG.QUEUE_FULL, { 'id': 2 });`,
    () => `logConstant(logger, LOG.FORMER_NAME, { id: 3 });`,
    () => `logConstant(logger, LOG.NO_SUCH_NAME);`,
    () => `logger.info('nothing 🎉');`,
  ],
  py: [
    (at: number) => `log_constant(logger, LOG_${NAMES[at]}, extra={"id": 1})`,
    (at: number) => `"🎉"; logger.warning("x", extra={'code': 'T${at + 1}'})  # ${NAMES[at]}`,
    (at: number) => `KEPT = (LOG_${NAMES[at]}, "${NAMES[at]}")`,
  ],
};

const lines = (of: readonly ((at: number) => string)[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...of), fc.nat(NAMES.length - 1)), { maxLength: 6 })
    .map((all) => all.map(([line, at]) => line(at)));

const projects = fc
  .record({
    ts: fc.array(lines(LINES.ts), { minLength: 1, maxLength: 3 }),
    py: lines(LINES.py),
    eol: fc.constantFrom('\n', '\r\n'),
    quote: fc.constantFrom('', "'", '"'),
    aliases: fc.constantFrom('', 'aliases: [FORMER_NAME]', 'aliases:\n      - FORMER_NAME'),
    bom: fc.boolean(),
  })
  .map(({ ts, py, eol, quote, aliases, bom }) => {
    const files = new Map<string, string>();
    const put = (file: string, text: string) =>
      files.set(file, (bom ? '\uFEFF' : '') + text.replaceAll('\n', eol));
    const entries = NAMES.map(
      (name, at) => `  - code: T${at + 1} # 🎉 T1
    name: ${quote}${name}${quote}${at === 0 && aliases ? `\n    ${aliases}` : ''}
    level: warn
    message: 'Said {id} of RUN_STARTED 🎉'
    description: "Like ${NAMES[0]} and T1."
${at === 2 ? '    deprecated: { replaced-by: T1 }\n' : ''}`,
    );
    put(
      'log-catalog.yaml',
      `loglex: 1\nconstants:\n${entries.join('')}retired:\n  - { code: T9, replaced-by: T1 }\n`,
    );
    ts.forEach((all, at) => {
      const head =
        "import pino from 'pino';\nimport { LOG } from './codes.js';\nconst logger = pino();\n";
      put(`src/f${at}.ts`, `${head}${all.join('\n')}\n`);
    });
    const imported = NAMES.map((name) => `LOG_${name}`).join(', ');
    put(
      'src/p.py',
      `import logging\nfrom app.codes import ${imported}\nlogger = logging.getLogger(__name__)\n${py.join('\n')}\n`,
    );
    return files;
  });

it('finds the same before and after another name, and the name back undoes all but the alias', () => {
  fc.assert(
    fc.property(projects, fc.boolean(), (files, words) => {
      const before = createSnapshot(files);
      const there = renamed(before, files, 'RUN_STARTED', NEW_NAME, words);
      const after = createSnapshot(there);
      expect(said(after, there, NEW_NAME)).toEqual(said(before, files, 'RUN_STARTED'));

      const back = renamed(after, there, NEW_NAME, 'RUN_STARTED', words);
      const aliases = /aliases:(?: \[[^\]]*\]|(?:\s+- \w+)+)\s*/g;
      for (const [file, text] of files) {
        const same = (each: string) => each.replace(aliases, '');
        expect(same(back.get(file)!), file).toBe(same(text));
      }
    }),
    { numRuns: 60 },
  );
});

it('finds the same before and after another code, and the code back undoes it', () => {
  fc.assert(
    fc.property(projects, (files) => {
      const before = createSnapshot(files);
      const there = renamed(before, files, 'T2', 'T7', false);
      const after = createSnapshot(there);
      expect(said(after, there, 'T7')).toEqual(said(before, files, 'T2'));
      expect(renamed(after, there, 'T7', 'T2', false)).toEqual(files);
    }),
    { numRuns: 40 },
  );
});

it('finds the same before and after a field has another name', () => {
  fc.assert(
    fc.property(projects, (files) => {
      const before = createSnapshot(files);
      const document = before.documentOf('log-catalog.yaml')!;
      const sources = renameSources(before, { merged: false, unread: [] });
      const made = rename(before, document, document.text.indexOf('{id}') + 1, 'ride', sources);
      // A call that logs one of two constants has one record for both.
      if (made !== undefined && 'refused' in made) {
        expect(made.refused).toContain('Part the two calls first');
        expect([...files.values()].join('')).toContain(' ? LOG.');
        return;
      }
      const there = new Map([...files, ...textsAfter(made!)]);
      const after = createSnapshot(there);
      const counts = (each: readonly string[]) => each.map((line) => line.split(' ')[0]);
      expect(counts(said(after, there, 'ride'))).toEqual(counts(said(before, files, 'id')));
      expect(there.get('log-catalog.yaml')!.split('{ride}')).toHaveLength(2);
    }),
    { numRuns: 40 },
  );
});

/** The files after the word at its place in the catalog is another one. */
function renamed(
  snapshot: Snapshot,
  files: ReadonlyMap<string, string>,
  from: string,
  to: string,
  words: boolean,
): Map<string, string> {
  const document = snapshot.documentOf('log-catalog.yaml')!;
  const at = new RegExp(`(?:name|code): ['"]?${from}\\b`).exec(document.text)!;
  const offset = at.index + at[0].length - 1;
  const sources = renameSources(snapshot, { merged: false, unread: [] });
  const made = rename(snapshot, document, offset, to, sources, { words });
  if (made === undefined || 'refused' in made) throw new Error(made?.refused ?? 'nothing there');
  for (const { text, edits } of made) {
    // What is replaced is the word itself, or a list of words that it joins.
    for (const { start, end, role } of edits) {
      if (role === 'word') expect(text.slice(start, end)).toBe(from);
    }
  }
  return new Map([...files, ...textsAfter(made)]);
}

/** What all checks find, in words in which the name is no matter; by file and line. */
function said(
  { session, index }: Snapshot,
  files: ReadonlyMap<string, string>,
  name: string,
): readonly string[] {
  const { catalog, settings } = session;
  const text = files.get('log-catalog.yaml')!;
  const catalogTexts = [{ file: 'log-catalog.yaml', text }];
  const context = { catalog, settings, catalogTexts };
  const facts = [...index.files()];
  const found: readonly Finding[] = [
    ...facts.flatMap((each) => runFileChecks(each, context)),
    ...runProjectChecks(facts, context),
    ...runCatalogChecks(parseCatalog(catalogTexts).problems, context),
  ];
  return found
    .map(({ check, file, message }) => `${check} ${file} ${message.replaceAll(name, '…')}`)
    .sort();
}
