/** What the logs of a project have shown: those that its catalog names as destinations and that lie below its root. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, LogConstant } from '@loglex/catalog';
import { lastSeen, logFilesOf, type Sighting } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';

/** By constant, of all logs the latest. */
export type Sightings = ReadonlyMap<LogConstant, Sighting>;

/** A longer log takes longer to read than anybody waits for an editor: `loglex coverage --log` reads those. */
const LONGEST = 4_000_000;

interface Known {
  readonly stamp: string;
  readonly sightings: Sightings;
}

const known = new WeakMap<Catalog, Map<string, Known>>();

/** Each log is read again where its size or its time is another one. */
export function sightingsIn(project: LiveProject, catalog: Catalog): Sightings {
  const latest = new Map<LogConstant, Sighting>();
  for (const file of logFilesOf(catalog)) {
    for (const [constant, sighting] of sightingsOf(project, catalog, file)) {
      const other = latest.get(constant);
      if (other === undefined || (other.time ?? '') < (sighting.time ?? '')) {
        latest.set(constant, sighting);
      }
    }
  }
  return latest;
}

function sightingsOf(project: LiveProject, catalog: Catalog, file: string): Sightings {
  const stat = statSync(join(project.root, file), { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size > LONGEST) return new Map();
  const stamp = `${stat.size} ${stat.mtimeMs}`;
  const files = known.get(catalog) ?? new Map<string, Known>();
  known.set(catalog, files);
  const before = files.get(file);
  if (before?.stamp === stamp) return before.sightings;
  const document = project.documentOf(file);
  const sightings = document === undefined ? new Map() : lastSeen(catalog, document);
  files.set(file, { stamp, sightings });
  return sightings;
}
