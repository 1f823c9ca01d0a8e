/** Catalog files as trees, kept on disk from run to run: to parse YAML takes longer than all else a second run does. */
import { type CatalogText, type DataDocument, readDocument } from '@loglex/catalog';
import { hashOf, readCacheFile, writeCacheFile } from '../cache/cache-file.ts';

export interface DocumentReader {
  /** The tree of a catalog file, as `readDocument` makes it. */
  readonly read: (source: CatalogText) => DataDocument;
  /** Leaves what was read for the next run; called when all files of a catalog are read. */
  readonly save: () => void;
}

/** Reads each text anew. */
export const plainReader: DocumentReader = { read: readDocument, save() {} };

/** Reads what the last run on the project at the absolute path `root` has not read. */
export function cachedReader(root: string): DocumentReader {
  let known: ReadonlyMap<string, string> | undefined;
  const used = new Map<string, string>();
  /** Whether what is on disk is what was used: several catalogs of one project are read one after the other. */
  let kept = true;
  let wrote = false;
  return {
    read(source) {
      known ??= readKnown(root);
      // Problems name the file, so a file that was moved is another one.
      const key = hashOf(`${source.file}\0${source.text}`);
      const json = used.get(key) ?? known.get(key);
      if (json !== undefined) {
        if (wrote && !used.has(key)) kept = false;
        used.set(key, json);
        return JSON.parse(json) as DataDocument;
      }
      const document = readDocument(source);
      used.set(key, JSON.stringify(document));
      kept = false;
      return document;
    },
    save() {
      if (kept) return;
      writeCacheFile(root, NAME, linesOf(used));
      kept = wrote = true;
    },
  };
}

const NAME = 'catalogs';

function readKnown(root: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const line of readCacheFile(root, NAME) ?? []) {
    const space = line.indexOf(' ');
    known.set(line.slice(0, space), line.slice(space + 1));
  }
  return known;
}

function* linesOf(documents: ReadonlyMap<string, string>): Generator<string> {
  for (const [key, json] of documents) yield `${key} ${json}`;
}
