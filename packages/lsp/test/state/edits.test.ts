/**
 * Any edits of open documents leave what a fresh reading of their texts gives. Replayable: `LOGLEX_SEED` is the seed that a
 * failure names, `LOGLEX_EDITS` how many edits are made.
 */
import { openLiveProject } from '@loglex/project';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { expect, it } from 'vitest';
import { toRange } from '../../src/convert/position.ts';
import type { PositionEncoding } from '../../src/convert/position-encoding.ts';
import { createOpenDocuments } from '../../src/state/open-documents.ts';
import { folder, SHOP } from '../folder.ts';

const SEED = Number(process.env['LOGLEX_SEED'] ?? 1);
const EDITS = Number(process.env['LOGLEX_EDITS'] ?? 7_000);
const COMPARED = 100;

const PIECES = [
  'logConstant(logger, LOG.CART_EMPTY);\n',
  'log_constant(logger, LOG_CART_EMPTY)\n',
  '  - { code: SHOP104, name: MADE, level: info, message: Made }\n',
  "'SHOP101'",
  '🎉',
  '\r\n',
  '\n',
  '\r',
  '\t',
  '(',
  '}',
  '"""',
  'é',
  '\ud83c',
  '// loglex-disable-next-line unknown-code -- why not\n',
];

it.each(['utf-16', 'utf-8', 'utf-32'] as const)('as %s counts', async (encoding) => {
  const random = randomNumbers(SEED);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const root = folder(SHOP);
  const project = openLiveProject(root, { cache: false, threads: 1 })!;
  await project.fill();
  const documents = createOpenDocuments(encoding);
  const files = ['src/order.ts', 'src/order.py', 'log-catalog.yaml'] as const;
  for (const uri of files) {
    project.setBuffer(uri, SHOP[uri]);
    documents.open({ uri, languageId: '', version: 0, text: SHOP[uri] });
  }
  const texts = new Map<string, string[]>(files.map((file) => [file, [SHOP[file]]]));
  let parsed = 0;
  for (let edit = 1; edit <= EDITS; edit++) {
    const uri = files[upTo(2)]!;
    const undo = texts.get(uri)!;
    const before = undo.at(-1)!;
    let after: string;
    let change: TextDocumentContentChangeEvent;
    if (undo.length > 1 && random() < 0.3) {
      // Mostly all the way: a text that nobody can parse any more says nothing.
      undo.length = undo.length > 3 ? 1 : undo.length - 1;
      after = undo.at(-1)!;
      change = { text: after };
    } else {
      const start = boundary(before, upTo(before.length), encoding);
      const end = boundary(before, Math.min(before.length, start + upTo(6)), encoding);
      const text = random() < 0.6 ? PIECES[upTo(PIECES.length - 1)]! : '';
      after = before.slice(0, start) + text + before.slice(end);
      change = { range: toRange(encoding, documents.get(uri)!, { start, end }), text };
      undo.push(after);
    }
    const { text } = documents.change({
      textDocument: { uri, version: edit },
      contentChanges: [change],
    })!;
    const told = `edit ${edit}, LOGLEX_SEED=${SEED}`;
    expect(text, told).toBe(after);
    project.setBuffer(uri, text);
    if (edit % COMPARED === 0) await compare(told);
  }
  expect(parsed).toBeGreaterThan(EDITS / COMPARED / 4);

  async function compare(told: string): Promise<void> {
    const fresh = openLiveProject(root, { cache: false, threads: 1 })!;
    await fresh.fill();
    for (const file of files) fresh.setBuffer(file, texts.get(file)!.at(-1)!);
    for (const each of [project, fresh]) each.checkWhole();
    if (fresh.index.factsOf('src/order.ts') !== undefined) parsed++;
    expect(project.filesToReport(), told).toEqual(fresh.filesToReport());
    for (const file of files) {
      expect(project.index.factsOf(file), told).toEqual(fresh.index.factsOf(file));
      expect(project.findingsIn(file), told).toEqual(fresh.findingsIn(file));
    }
  }
});

/** An offset that has a position: not between the halves of a line end, nor of a character where those are counted. */
function boundary(text: string, offset: number, encoding: PositionEncoding): number {
  if (text[offset - 1] === '\r' && text[offset] === '\n') return offset - 1;
  const splits =
    /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
  return splits && encoding !== 'utf-16' ? offset - 1 : offset;
}

/** A linear congruential generator: the same numbers for the same seed, everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
