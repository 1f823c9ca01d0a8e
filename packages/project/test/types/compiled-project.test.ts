/** What a compiler says of changed files that it did not say before, by hand-made changes. */
import { applyEdits, type TextEdit } from '@loglex/catalog';
import { expect, it } from 'vitest';
import { compileProject } from '../../src/types/compiled-project.ts';
import { tsconfig, typedProject } from '../migrate/typed-project.ts';

/** `file:line code [text of the edit]` of each complaint after the edits, which exchange `from` for `to` once in each file. */
async function complaints(
  files: Readonly<Record<string, string>>,
  edits: readonly (readonly [file: string, from: string, to: string])[],
  partBytes?: number,
) {
  const root = typedProject({ 'tsconfig.json': tsconfig(), ...files });
  const compiled = compileProject(root, [root], partBytes);
  if ('missing' in compiled) throw new Error(compiled.missing);
  const byFile = new Map<string, TextEdit[]>();
  for (const [file, from, to] of edits) {
    const start = files[file]!.indexOf(from);
    const edit = { start, end: start + from.length, text: to };
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  const changes = [...byFile].map(([file, own]) => {
    const sorted = own.toSorted((a, b) => a.start - b.start);
    const before = files[file]!;
    return { file, before, after: applyEdits(before, sorted), edits: sorted };
  });
  const found = await compiled.newDiagnostics(changes);
  return found.map(({ file, line, code, edit }) => `${file}:${line} ${code} [${edit?.text ?? ''}]`);
}

it('is what stands in an edit, told by the line that it has now', async () => {
  const files = { 'src/a.ts': 'export const a = 1;\nexport const b: number = 2;\n' };
  const edits = [
    ['src/a.ts', 'export const a', '\n\n\nexport const a'],
    ['src/a.ts', '2', "'2'"],
  ] as const;
  // The compiler complains about the name, which stands outside of the edit.
  expect(await complaints(files, edits)).toEqual(['src/a.ts:2 TS2322 []']);
});

it('is not what it said before, wherever it stands by now', async () => {
  const text =
    'const a: string = 1;\nconst b = 2;\nconst c: string = absent(b); const d: string = 1;\n';
  for (const mark of ['', '\uFEFF']) {
    const files = { 'src/a.ts': `${mark}${text}export {};\n` };
    const edits = [
      ['src/a.ts', 'const b = 2;', '/* one\n * two */ const b = 2;\n'],
      ['src/a.ts', 'absent(b)', 'absent( b )'],
    ] as const;
    expect(await complaints(files, edits)).toEqual([]);
  }
});

it('is told though another place said the same before', async () => {
  const files = { 'src/a.ts': 'export const a = absent;\nexport const b = 2;\n' };
  const edits = [
    ['src/a.ts', 'absent', '1'],
    ['src/a.ts', '2', 'absent'],
  ] as const;
  expect(await complaints(files, edits)).toEqual(['src/a.ts:2 TS2304 [absent]']);
});

it('may stand in a file that does not change, also in another part of a large program', async () => {
  const files = {
    'src/a.ts': 'export const a: number = 1;\n',
    'src/b.ts': "import { a } from './a.js';\nexport const b: number = a;\n",
  };
  const edits = [['src/a.ts', 'number = 1', "string = '1'"]] as const;
  for (const partBytes of [undefined, 1]) {
    expect(await complaints(files, edits, partBytes)).toEqual(['src/b.ts:2 TS2322 []']);
  }
});

it('is also what keeps declarations from being written', async () => {
  const config = tsconfig({ declaration: true, isolatedDeclarations: true });
  const files = {
    'tsconfig.json': config,
    'src/a.ts': 'export const a = 1;\nexport const b = 2;\n',
  };
  const edits = [['src/a.ts', 'b = 2', 'b = Math.max(1)']] as const;
  expect(await complaints(files, edits)).toEqual(['src/a.ts:2 TS9010 [b = Math.max(1)]']);
});
