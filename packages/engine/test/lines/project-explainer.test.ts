/** The explainer that a project keeps, held against one that is made anew, while sources and catalogs change. */
import { type Catalog, parseCatalog } from '@loglex/catalog';
import {
  createProjectIndex,
  defaultSettings,
  type ExplainRecord,
  type ProjectIndex,
  projectExplainer,
  recordExplainer,
} from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../parse.ts';

const read = createReader(defaultSettings);

/** Few words, so that texts fit each other's messages, in the catalog and in code. */
const SAID = ['queue full', 'queue  slow', 'sent to', 'left', '', 'run'];
const HOLES = ['', '{a}', '{b} rows', 'by {a} of {b}'];

const text = fc
  .tuple(fc.constantFrom(...SAID), fc.constantFrom(...HOLES), fc.constantFrom(...SAID))
  .map((pieces) => pieces.filter((piece) => piece !== '').join(' '));
const texts = (most: number) => fc.array(text, { maxLength: most });

function source(messages: readonly string[]): string {
  const calls = messages.map((message, at) => {
    const told = message.replace(/\{(\w)\}/g, '${$1}');
    return at % 3 === 2 ? `console.warn(\`${told}\`, rest);` : `console.log(\`${told}\`);`;
  });
  return `${calls.join('\n')}\n`;
}

function catalogOf(messages: readonly string[]): Catalog {
  const entries = messages.map((message, at) => {
    const typed = at % 2 === 0 ? ', fields: { a: { type: integer } }' : '';
    return `  - { code: C${at}, name: N_${at}, level: info, message: "${message}"${typed} }`;
  });
  return parseCatalog([{ file: 'c.yaml', text: `loglex: 1\nconstants:\n${entries.join('\n')}\n` }])
    .catalog;
}

/** Messages as logs have them: with values, with other white space, with something behind. */
const message = fc
  .tuple(text, fc.constantFrom('7', 'db-1', 'x y', ''), fc.constantFrom('', '  ', ' more', 'C3 | '))
  .map(([said, value, odd]) => {
    const told = said.replace(/\{\w\}/g, value);
    return odd === 'C3 | ' ? odd + told : odd === '  ' ? told.replace(/ /g, odd) : told + odd;
  });

const edit = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), file: fc.nat(11), texts: texts(60) }),
  fc.record({ kind: fc.constant('delete' as const), file: fc.nat(11) }),
  fc.record({ kind: fc.constant('catalog' as const), texts: texts(40) }),
  // What is prepared must be no other than what is made when somebody asks.
  fc.record({ kind: fc.constant('prepare' as const), times: fc.nat(3) }),
);

function answersOf(explain: ExplainRecord, message: string) {
  const fields = new Map<string, unknown>();
  const found = explain({ message, fields, malformed: [], trace: [], line: 1, lines: 1, bytes: 0 });
  return {
    ...found,
    answers: found.answers.map(({ template: { source, parts }, specificity, ...answer }) => [
      source.kind === 'constant' ? source.constant.code : [source.file, source.call.range.start],
      parts,
      specificity,
      answer.arguments,
    ]),
  };
}

function fresh(catalog: Catalog, index: ProjectIndex): ExplainRecord {
  const files = [...index.files()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return recordExplainer(catalog, files);
}

describe('the explainer of a project', () => {
  it('answers as one that is made anew, whatever is edited', () => {
    let edits = 0;
    let known = 0;
    fc.assert(
      fc.property(
        fc.array(texts(80), { minLength: 12, maxLength: 12 }),
        fc.array(fc.tuple(edit, fc.array(message, { minLength: 3, maxLength: 3 })), {
          minLength: 8,
          maxLength: 12,
        }),
        (files, steps) => {
          const index = createProjectIndex();
          const write = (file: number, messages: readonly string[]) =>
            index.set(read(`src/${file}.ts`, source(messages)));
          for (const [file, messages] of files.entries()) write(file, messages);
          // More than one set has room for.
          let catalog = catalogOf(
            Array.from({ length: 300 }, (_, at) => `${SAID[at % 6]} {a} ${at}`),
          );
          for (const [step, messages] of steps) {
            edits++;
            if (step.kind === 'write') write(step.file, step.texts);
            if (step.kind === 'delete') index.delete(`src/${step.file}.ts`);
            if (step.kind === 'catalog') catalog = catalogOf(step.texts);
            const kept = projectExplainer(catalog, index);
            if (step.kind === 'prepare') for (let n = 0; n < step.times; n++) kept.prepare();
            const anew = fresh(catalog, index);
            for (const said of messages) {
              const answers = answersOf(kept.explain, said);
              if (answers.answers.length > 0) known++;
              expect(answers).toEqual(answersOf(anew, said));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(edits).toBeGreaterThan(450);
    expect(known).toBeGreaterThan(edits);
  });

  it('is prepared in steps, and again in few of them where little changed', () => {
    const index = createProjectIndex();
    for (let file = 0; file < 40; file++) {
      const messages = Array.from({ length: 50 }, (_, at) => `${file} says ${at} {a}`);
      index.set(read(`src/${file}.ts`, source(messages)));
    }
    const catalog = catalogOf(Array.from({ length: 600 }, (_, at) => `told ${at} {a}`));
    const explainer = projectExplainer(catalog, index);
    const steps = () => {
      let count = 0;
      while (explainer.prepare()) count++;
      return count;
    };
    // Of 600 constants three sets of 256; of 40 files with 50 calls each, 14 sets of three: the third fills 128.
    expect(steps()).toBe(3 + 14);
    expect(steps()).toBe(0);
    index.set(read('src/5.ts', source(['another text'])));
    expect(steps()).toBe(1);
    index.delete('src/9.ts');
    expect(steps()).toBe(1);
    expect(projectExplainer(catalog, index)).toBe(explainer);
    expect(projectExplainer(catalogOf([]), index).prepare()).toBe(false);
  });
});
