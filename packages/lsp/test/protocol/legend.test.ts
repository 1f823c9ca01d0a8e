/** What a tag or a word means is told wherever it was met, and legends are listed: by a request, and by commands. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LegendAnswer } from '../../src/index.ts';
import { folder, SHOP } from '../folder.ts';
import { type Client, cursorIn, startClient } from './client.ts';

const LEGENDS = `legends:
  provenance:
    description: Where a setting has its value from.
    brackets: ['(', ')']
    separator: '; '
    default: default
    shown-when: not-default
    scopes: [model]
    groups:
      source: { terms: [default, cli], required: true, precedence: [cli, default] }
    terms:
      default: { description: Nobody set it. }
      cli: { description: Given on the command line., aliases: [argv], scoped: true }
      runtime: {}
    examples: [(cli)]
  actions:
    terms:
      FAILED: { message: '{node} FAILED', level: error, may: [warn] }
sections:
  start: { keys: { origin: { legend: provenance } } }
`;

let client: Client;

async function start(editor: 'vscode' | 'emacs' = 'vscode') {
  const files = { ...SHOP, 'log-catalog.yaml': SHOP['log-catalog.yaml'] + LEGENDS };
  return (client = await startClient({ folder: folder(files), editor }));
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

describe('a text that was met', () => {
  it.each([
    [
      '(cli; runtime)',
      'tag of the legend provenance',
      'Given on the command line.',
      { legend: 'provenance' },
    ],
    [
      'argv',
      'term of the legend provenance  alias of cli',
      'Given on the command line.',
      { legend: 'provenance', term: 'cli' },
    ],
    [
      'Worker 7 FAILED',
      'message of the legend actions',
      'FAILED',
      { legend: 'actions', term: 'FAILED' },
    ],
    [' SHOP101 ', 'log constant', 'The customer has confirmed.', {}],
    ['actions', 'legend', 'FAILED', { legend: 'actions' }],
  ])('is explained: %s', async (text, kind, said, belongs) => {
    const { request, uri } = await start();
    const { meanings, legends } = await request<LegendAnswer>('loglex/legend', { text });
    expect(legends).toEqual([]);
    expect(meanings).toHaveLength(1);
    expect(meanings[0]).toMatchObject({
      kind,
      ...belongs,
      contents: { kind: 'markdown', value: expect.stringContaining(said) },
      location: { uri: uri('log-catalog.yaml') },
    });
    const textDocument = { uri: uri('src/order.ts') };
    const command = { command: 'loglex.explainTag', arguments: [text, textDocument.uri] };
    expect(await request('workspace/executeCommand', command)).toEqual({ meanings, legends });
  });

  it('may mean nothing', async () => {
    const { request } = await start();
    const nothing = { meanings: [], legends: [] };
    expect(await request('loglex/legend', { text: 'no such thing' })).toEqual(nothing);
    expect(await request('loglex/legend', { text: '' })).toEqual(nothing);
    await expect(request('loglex/legend', { text: 7 })).rejects.toMatchObject({ code: -32602 });
  });

  it('may stand at a position', async () => {
    const { open, request } = await start('emacs');
    const { text, position } = cursorIn("logger.info('Read (cli; run$0time)');\n");
    const textDocument = {
      uri: open('src/b.ts', `import pino from 'pino';\nconst logger = pino();\n${text}`),
    };
    const at = { textDocument, position: { ...position, line: 2 } };
    const { meanings } = await request<LegendAnswer>('loglex/legend', at);
    expect(meanings.map(({ title }) => title)).toEqual(['(cli; runtime)']);
  });
});

it('legends are listed with their terms, and where each is declared', async () => {
  const { request, uri } = await start();
  const { legends } = await request<LegendAnswer>('loglex/legend', {});
  expect(legends.map(({ name }) => name)).toEqual(['provenance', 'actions']);
  expect(legends[0]).toMatchObject({
    description: 'Where a setting has its value from.',
    default: 'default',
    examples: ['(cli)'],
    grammar: '(<source>[; runtime])',
    scopes: ['model'],
    shownWhen: 'not-default',
    suffix: false,
    groups: [{ name: 'source', required: true, many: false, precedence: ['cli', 'default'] }],
    uses: [
      { text: 'the section start, beside origin', location: { uri: uri('log-catalog.yaml') } },
    ],
  });
  const line = (SHOP['log-catalog.yaml'] + LEGENDS)
    .split('\n')
    .findIndex((each) => /^ *cli:/.test(each));
  expect(legends[0]!.terms[1]).toEqual({
    name: 'cli',
    form: 'cli[:<scope>]',
    description: 'Given on the command line.',
    group: 'source',
    aliases: ['argv'],
    location: {
      uri: uri('log-catalog.yaml'),
      range: { start: { line, character: 6 }, end: { line, character: 9 } },
    },
  });
  expect(legends[1]!.terms[0]).toMatchObject({
    message: '{node} FAILED',
    level: 'error, or warn',
    form: 'FAILED',
  });
  const command = { command: 'loglex.listLegend', arguments: ['actions'] };
  const one = await request<LegendAnswer>('workspace/executeCommand', command);
  expect(one.legends.map(({ name }) => name)).toEqual(['actions']);
});
