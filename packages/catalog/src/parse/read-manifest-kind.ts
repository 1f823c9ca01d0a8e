/** Turns a kind of manifest, as its shape was read, into the model, with what holds where it says nothing. */
import {
  DEFAULT_KEYS,
  MANIFEST_ROLES,
  type ManifestKind,
  type ManifestRole,
} from '../manifest/manifest-kind.ts';
import type { EntrySource } from '../model.ts';
import type { MANIFEST } from '../schema/manifest-schema.ts';
import type { Shaped } from '../shape/schema.ts';
import type { PlacedText } from '../text.ts';
import { given } from './given.ts';
import type { ShapePlaces } from './shape-places.ts';

type ManifestShape = Shaped<typeof MANIFEST>;

export function readManifestKind(
  places: ShapePlaces,
  name: string,
  shape: ManifestShape,
  source: EntrySource,
): ManifestKind {
  const statuses = (key: 'final' | 'success' | 'failure'): readonly PlacedText[] =>
    shape[key]
      ? places.texts(shape[key])
      : DEFAULT_STATUSES[key].map((text) => ({ text, range: source.range }));
  return {
    name,
    ...given('description', shape.description),
    file: shape.file ?? '*/manifest.json',
    under: shape.under === undefined ? [] : shape.under.split('.'),
    folder: shape.folder,
    untracked: shape.untracked ?? [],
    roles: Object.fromEntries(
      MANIFEST_ROLES.map((role) => {
        const key = shape.keys?.[role];
        return [role, key === undefined ? DEFAULT_KEYS[role] : [key]];
      }),
    ) as unknown as ManifestKind['roles'],
    required: new Set<ManifestRole>(shape.required ?? ['stage', 'status', 'started']),
    statusLegend: shape.legends?.status,
    stageLegend: shape.legends?.stage,
    final: statuses('final'),
    success: statuses('success'),
    failure: statuses('failure'),
    source,
  };
}

const DEFAULT_STATUSES = {
  final: ['success', 'failed', 'skipped'],
  success: ['success'],
  failure: ['failed'],
} as const;
