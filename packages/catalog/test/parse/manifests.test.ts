import { readFileSync } from 'node:fs';
import { explainWord, type ManifestKind, parseCatalog } from '@loglex/catalog';
import { expect, it } from 'vitest';

const FILE = new URL('../../../../test-fixtures/catalogs/good/manifests.yaml', import.meta.url);
const { catalog } = parseCatalog([{ file: 'manifests.yaml', text: readFileSync(FILE, 'utf8') }]);

function texts(statuses: ManifestKind['final']): readonly string[] {
  return statuses.map(({ text }) => text);
}

it('needs nothing to be said of manifests that are written as documented', () => {
  const plain = catalog.manifests.get('plain')!;
  expect(plain).toMatchObject({
    file: '*/manifest.json',
    under: [],
    folder: undefined,
    untracked: [],
    statusLegend: undefined,
    stageLegend: undefined,
  });
  expect(plain.roles).toMatchObject({
    stage: ['stage', 'stage_name', 'name'],
    number: ['number', 'stage_number'],
    intermediates: ['intermediates', 'intermediate_files'],
  });
  expect([...plain.required]).toEqual(['stage', 'status', 'started']);
  expect([plain.final, plain.success, plain.failure].map(texts)).toEqual([
    ['success', 'failed', 'skipped'],
    ['success'],
    ['failed'],
  ]);
});

it('reads what a kind of manifest says, and keeps the rest', () => {
  const stage = catalog.manifests.get('stage')!;
  expect(stage).toMatchObject({
    description: 'What a stage read, wrote and suffered.',
    file: '[0-9][0-9]_*/manifest.json',
    untracked: ['*.tmp'],
    statusLegend: 'status',
    stageLegend: 'stage',
  });
  expect(stage.roles).toMatchObject({
    inputs: ['read'],
    path: ['file'],
    outputs: ['outputs', 'output_files'],
  });
  expect([stage.final, stage.success, stage.failure].map(texts)).toEqual([
    ['success', 'failed', 'skipped', 'cached'],
    ['success', 'cached'],
    ['failed'],
  ]);
});

it('reads of manifests that tell of all stages where these stand', () => {
  const pipeline = catalog.manifests.get('pipeline')!;
  expect(pipeline).toMatchObject({ under: ['run', 'stages'], folder: '*_{stage}' });
  expect(pipeline.roles.number).toEqual(['7']);
});

it('knows the kind as a word, beside others of its name', () => {
  expect(explainWord(catalog, 'stage').map(({ kind }) => kind)).toEqual(['legend', 'manifest']);
  expect(explainWord(catalog, 'pipeline').map(({ kind }) => kind)).toEqual(['manifest']);
});
