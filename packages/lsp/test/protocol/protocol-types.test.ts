/** The test of messages can fail. */
import { expect, it } from 'vitest';
import { readProtocolTypes } from './protocol-types.ts';

const types = readProtocolTypes();
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

it('knows the methods of the protocol', () => {
  expect([...types.methods]).toEqual(
    expect.arrayContaining(['initialize', 'textDocument/hover', 'workspace/diagnostic']),
  );
});

it.each([
  ['textDocument/hover', null],
  ['textDocument/hover', { contents: { kind: 'markdown', value: 'x' }, range }],
  ['textDocument/definition', [{ uri: 'file:///a', range }]],
  ['textDocument/diagnostic', { kind: 'unchanged', resultId: '1' }],
  ['shutdown', null],
])('lets a good result of %s pass', (method, result) => {
  expect(types.resultProblems(method, result)).toEqual([]);
});

it.each([
  ['textDocument/hover', undefined],
  ['textDocument/hover', { contents: { kind: 'html', value: 'x' } }],
  ['textDocument/hover', { contents: 'x', range: { start: { line: 0 } } }],
  ['textDocument/hover', { contents: 'x', extra: 1 }],
  ['textDocument/definition', [{ uri: 'file:///a' }]],
  [
    'textDocument/definition',
    [{ uri: 'file:///a', range: { ...range, end: { line: 0.5, character: 0 } } }],
  ],
  ['textDocument/diagnostic', { kind: 'full' }],
  ['textDocument/references', {}],
  ['textDocument/no-such-thing', null],
])('tells of a bad result of %s', (method, result) => {
  expect(types.resultProblems(method, result)).not.toEqual([]);
});

it('tells of bad parameters', () => {
  const method = 'textDocument/publishDiagnostics';
  const good = { uri: 'file:///a', diagnostics: [{ range, message: 'x', severity: 1 }] };
  expect(types.paramsProblems(method, good)).toEqual([]);
  const bad = { uri: 'file:///a', diagnostics: [{ range, message: 'x', severity: 9 }] };
  expect(types.paramsProblems(method, bad)).not.toEqual([]);
});
