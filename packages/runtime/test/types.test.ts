/** The compiler, on a module that `loglex generate` wrote: a call that lacks a field does not compile. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GENERATORS, parseCatalog } from '@loglex/catalog';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const CATALOG = `loglex: 1
constants:
  - code: LOG612
    name: SINK_QUEUE_FULL
    level: warn
    message: "Queue full for run {run_id}: {dropped} rows"
    description: The writer is slower than the producers. */ @deprecated
    fields: { run_id: { type: string }, dropped: { type: integer }, mode: { enum: [fast, slow] } }
  - { code: LOG1, name: UP, level: info, message: Up }
  - { code: LOG2, name: IDLE, level: debug, message: Idle, fields: { since: { type: number } } }
  - { code: LOG3, name: FAILED, level: error, message: "Failed: {reason}" }
`;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: CATALOG }]);

type Module = readonly [file: string, text: string];

const TYPESCRIPT: Module = [
  `${FOLDER}log-codes.ts`,
  GENERATORS.get('typescript')!(catalog, { from: ['catalog.yaml'] }).text,
];
const ESM: Module = [
  `${FOLDER}log-codes.js`,
  GENERATORS.get('javascript')!(catalog, { from: ['catalog.yaml'] }).text,
];
const COMMONJS: Module = [
  `${FOLDER}log-codes.cjs`,
  GENERATORS.get('javascript')!(catalog, { from: ['catalog.yaml'], module: 'commonjs' }).text,
];

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  customConditions: ['@loglex/source'],
  types: [],
};

function compile(program: string, module: Module): ts.Program {
  const files = new Map([module, [`${FOLDER}program.ts`, program]]);
  const options = module === TYPESCRIPT ? OPTIONS : { ...OPTIONS, ...CHECKED_JAVASCRIPT };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
  host.readFile = (file) => files.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile.call(host, file, languageVersion, ...rest)
      : ts.createSourceFile(file, text, languageVersion);
  };
  return ts.createProgram([`${FOLDER}program.ts`], options, host);
}

const CHECKED_JAVASCRIPT = { allowJs: true, checkJs: true, isolatedDeclarations: false };

const headOf = ([file]: Module) => `import { logConstant, createRegistry } from '@loglex/runtime';
import { LOG, LOG_COMPONENTS, LOG_CONSTANTS } from './log-codes.${file.endsWith('.cjs') ? 'cjs' : 'js'}';
declare const logger: { warn(text: string): void };
declare const caught: unknown;
`;

/** What the compiler says of each line. All of them stand in one program: it takes seconds to compile any. */
function diagnosticsOf(
  lines: readonly string[],
  module: Module,
): ReadonlyMap<string, readonly string[]> {
  const used =
    'export const registry: object = [createRegistry(LOG, LOG_COMPONENTS), LOG_CONSTANTS, logConstant, logger, caught];\n';
  const before = headOf(module) + used;
  const first = before.split('\n').length - 1;
  const found = new Map<string, string[]>(lines.map((line) => [line, []]));
  const texts = lines.map((line) => line.replaceAll('\n', ' '));
  for (const { code, messageText, file, start } of ts.getPreEmitDiagnostics(
    compile(`${before}${texts.join('\n')}\n`, module),
  )) {
    const { line } = ts.getLineAndCharacterOfPosition(file!, start!);
    const words = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    const of = file!.fileName.endsWith('program.ts') ? lines[line - first] : undefined;
    if (of === undefined) throw new Error(`${file!.fileName}:${line}: ${words}`);
    found.get(of)!.push(words);
  }
  return found;
}

const RIGHT = [
  `logConstant(logger, LOG.UP)`,
  `logConstant(logger, LOG.UP, undefined, caught)`,
  `logConstant(logger, LOG.UP, { err: caught })`,
  `logConstant(logger, LOG.IDLE)`,
  `logConstant(logger, LOG.IDLE, { since: 3 })`,
  `logConstant(console, LOG.SINK_QUEUE_FULL, { run_id: '7', dropped: 3 })`,
  `logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7', dropped: 3n, mode: 'fast' }, caught)`,
  `logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7', dropped: 3, err: caught })`,
  `logConstant(logger, LOG.FAILED, { reason: caught })`,
  `logConstant(logger, LOG['UP'])`,
  `export const level: 'warn' = LOG.SINK_QUEUE_FULL.level`,
  `for (const constant of LOG_CONSTANTS) logConstant(logger, constant)`,
];

const WRONG: readonly (readonly [line: string, words: string])[] = [
  [`logConstant(logger, LOG.SINK_QUEUE_FULL)`, 'TS2554 Expected 3-4 arguments, but got 2.'],
  [`logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7' })`, "Property 'dropped' is missing"],
  [`logConstant(logger, LOG.FAILED, {})`, "Property 'reason' is missing"],
  [
    `logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: 7, dropped: 3 })`,
    "TS2322 Type 'number' is not assignable to type 'string'.",
  ],
  [
    `logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7', dropped: 3, mode: 'odd' })`,
    `Type '"odd"' is not assignable to type '"fast" | "slow"'`,
  ],
  [`logConstant(logger, LOG.UP, { since: 3 })`, "'since' does not exist in type"],
  [
    `logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7', dropped: 3, droped: 1 })`,
    "'droped' does not exist in type",
  ],
  [`logConstant(logger, LOG.UPP)`, "Property 'UPP' does not exist"],
  [`logConstant(logger, 'LOG612')`, "is not assignable to parameter of type 'LogConstant<object>'"],
  [`LOG.UP = LOG.UP`, "Cannot assign to 'UP' because it is a read-only property."],
];

const MODULES = [
  ['TypeScript', TYPESCRIPT],
  ['ECMAScript', ESM],
  ['CommonJS', COMMONJS],
] as const;

describe.each(MODULES)('calls with constants of %s', (_, module) => {
  const found = diagnosticsOf([...RIGHT, ...WRONG.map(([line]) => line)], module);

  it.each(RIGHT)('compiles: %s', (line) => {
    expect(found.get(line)).toEqual([]);
  });

  it.each(WRONG)('does not compile: %s', (line, words) => {
    expect(found.get(line)).toEqual([expect.stringContaining(words)]);
  });
});

it.each(MODULES)('shows the message where code names a constant of %s', (_, module) => {
  const line = 'logConstant(logger, LOG.SINK_QUEUE_FULL)';
  const text = `${headOf(module)}${line}`;
  const files: readonly Module[] = [module, [`${FOLDER}program.ts`, text]];
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...OPTIONS, ...CHECKED_JAVASCRIPT }),
    getScriptFileNames: () => files.map(([file]) => file),
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const known = files.find(([name]) => name === file)?.[1] ?? ts.sys.readFile(file);
      return known === undefined ? undefined : ts.ScriptSnapshot.fromString(known);
    },
    getCurrentDirectory: () => FOLDER,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => files.some(([name]) => name === file) || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
  });
  const at = text.indexOf('SINK_QUEUE_FULL');
  const { documentation, tags } = service.getQuickInfoAtPosition(`${FOLDER}program.ts`, at)!;
  const shown = ts.displayPartsToString(documentation);
  expect(shown).toContain('**LOG612** · warn');
  expect(shown).toContain('> Queue full for run {run_id}: {dropped} rows');
  expect(shown).toContain('The writer is slower than the producers.');
  // The catalog's own text marks nothing as deprecated.
  expect((tags ?? []).filter(({ name }) => name !== 'type')).toEqual([]);
});

it('is the type that generated modules declare for themselves', () => {
  const own = readFileSync(new URL('../src/constant.ts', import.meta.url), 'utf8');
  const members = (text: string) =>
    /(?:interface LogConstant<[^{]*\{|typedef \{\{)([^]*?)^(?: \* \})?\}/m
      .exec(text)![1]!
      .match(/readonly ['~\w]+\??:/g)!
      .sort();
  for (const [, [, generated]] of MODULES) expect(members(generated)).toEqual(members(own));
});
