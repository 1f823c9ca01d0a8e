/** Reads sources with oxc's tree and with typescript-eslint's, and asserts that both give the same facts. */
import { parse as parseTypeScript } from '@typescript-eslint/parser';
import { parseSync } from 'oxc-parser';
import { expect } from 'vitest';
import {
  createFrontEnd,
  defaultSettings,
  type EsTree,
  type FileFacts,
  type LogCall,
  type Message,
  type Settings,
} from '@loglex/engine';

export interface ReadOptions {
  readonly file?: string;
  readonly settings?: Partial<Settings>;
}

/** The facts of `source`, the same from both parsers. */
export function facts(source: string, options: ReadOptions = {}): FileFacts {
  const { file = 'src/app.tsx', settings = {} } = options;
  const frontEnd = createFrontEnd({ ...defaultSettings, ...settings });
  const fromOxc = frontEnd.facts({ file, text: source, tree: oxcTree(file, source) });
  const fromEslint = frontEnd.facts({ file, text: source, tree: typeScriptTree(file, source) });
  expect(fromEslint).toEqual(fromOxc);
  // Facts cross threads and lie in a cache.
  expect(JSON.parse(JSON.stringify(fromOxc))).toEqual(fromOxc);
  if (fromOxc.calls.length + fromOxc.references.length + fromOxc.directives.length > 0) {
    expect(frontEnd.prefilter(source)).toBe(true);
  }
  return fromOxc;
}

export function oxcTree(file: string, text: string): EsTree {
  const { program, comments, errors } = parseSync(file, text, {
    lang: file.endsWith('.tsx') ? 'tsx' : file.endsWith('ts') ? 'ts' : 'jsx',
    astType: 'ts',
    preserveParens: false,
  });
  expect(errors).toEqual([]);
  return { program, comments } as unknown as EsTree;
}

export function typeScriptTree(file: string, text: string): EsTree {
  const program = parseTypeScript(text, {
    filePath: file,
    range: true,
    loc: true,
    comment: true,
    ecmaFeatures: { jsx: true },
  });
  return { program, comments: program.comments } as unknown as EsTree;
}

/** Each call in a line: `pino.warn "Queue full for {runId}" fields=dropped error=err`. */
export function calls(source: string, options?: ReadOptions): string[] {
  return facts(source, options).calls.map(lineOf);
}

/** The only call of a source. */
export function onlyCall(source: string, options?: ReadOptions): LogCall {
  const found = facts(source, options).calls;
  expect(found).toHaveLength(1);
  return found[0]!;
}

export function lineOf(call: LogCall): string {
  const { level, message, detail, label, fields, error, constant } = call;
  const words = [`${call.sink}.${levelOf(level)}`];
  if (message !== undefined) words.push(messageText(message));
  if (detail !== undefined) words.push(`detail=${messageText(detail)}`);
  if (label !== undefined) words.push(`label=${label.text}`);
  const roles = call.arguments.filter(({ role }) => role === 'context').map(({ text }) => text);
  if (roles.length > 0) words.push(`context=${roles.join()}`);
  if (fields.length > 0) {
    words.push(
      `fields=${fields.map((field) => (field.kind === 'field' ? field.key : `<${field.kind}>`)).join()}`,
    );
  }
  if (call.opaqueFields) words.push('opaque');
  if (error !== undefined) words.push(`error=${error.text}`);
  if (constant?.kind === 'dynamic') words.push(`constant=<${constant.expression.text}>`);
  else if (constant !== undefined) {
    const named = constant.candidates.filter(({ by }) => by !== 'prefix');
    if (named.length > 0) words.push(`constant=${named.map(({ text }) => text).join('|')}`);
  }
  return words.join(' ');
}

export function messageText(message: Message): string {
  if (!message.static) return `<${message.why}>`;
  const text = message.parts
    .map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
  return JSON.stringify(text);
}

function levelOf(level: LogCall['level']): string {
  if (level === undefined) return '-';
  if (level.dynamic === true) return `[${level.candidates.map(({ native }) => native).join('|')}]`;
  return level.native;
}
