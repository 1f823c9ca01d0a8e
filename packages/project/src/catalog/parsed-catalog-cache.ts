/**
 * Keeps a catalog as it was parsed and validated, for the next run on the same texts. A face that needs little of a large
 * catalog reads little of it: what lies deep in an entry is decoded when somebody asks for it.
 */
import { deserialize, serialize } from 'node:v8';
import {
  type Catalog,
  type CatalogProblem,
  type CatalogText,
  createCatalog,
  type Field,
  type Location,
  type LogConstant,
  parseCatalog,
  type ParsedCatalog,
  type SourceEntries,
  type TextRange,
} from '@loglex/catalog';
import { hashOf, readCacheFile, writeCacheFile } from '../cache/cache-file.ts';

export type ParseCatalog = (
  texts: readonly CatalogText[],
  sources: readonly SourceEntries[],
) => ParsedCatalog;

/**
 * `parseCatalog`, from what the last run left for the project at the absolute path `root` under `name`. Entries that stand
 * in code are read by the caller anyway: a catalog that has some is parsed anew.
 */
export function cachedParser(root: string, name: string): ParseCatalog {
  return (texts, sources) => {
    if (sources.length > 0) return parseCatalog(texts, sources);
    const key = keyOf(texts);
    const lines = readCacheFile(root, name);
    const known = lines?.[0] === key ? decoded(lines) : undefined;
    if (known !== undefined) return known;
    const parsed = parseCatalog(texts, sources);
    writeCacheFile(root, name, encoded(key, parsed));
    return parsed;
  };
}

/** Problems and places name the file, so a file that was moved is another one. */
function keyOf(texts: readonly CatalogText[]): string {
  return hashOf(texts.map(({ file, text }) => `${file} ${hashOf(text)}`).join('\n'));
}

/** What of a constant only findings about its entry and calls that are coded with it need. */
type Details = Pick<LogConstant, 'fields' | 'source'>;
type Head = Omit<LogConstant, keyof Details>;

/** The details as JSON has them. */
interface DetailsText {
  readonly fields: readonly (readonly [string, Field])[];
  readonly source: Location & { readonly values: readonly (readonly [string, TextRange])[] };
}

/** All but the constants, as V8 writes it: it has maps. */
interface Frame {
  readonly catalog: Omit<
    Catalog,
    'constants' | 'byCode' | 'byName' | 'retiredByCode' | 'retiredByName'
  >;
  readonly problems: readonly CatalogProblem[];
}

/** Three lines and one for each constant: the key, the frame, all heads; details. */
const DETAILS_FROM = 3;

function* encoded(key: string, { catalog, problems }: ParsedCatalog): Generator<string> {
  const { constants, byCode, byName, retiredByCode, retiredByName, ...rest } = catalog;
  yield key;
  yield serialize({ catalog: rest, problems } satisfies Frame).toString('base64');
  yield JSON.stringify(constants.map(({ fields, source, ...head }): Head => head));
  for (const { fields, source } of constants) {
    const values = [...source.values];
    yield JSON.stringify({
      fields: [...fields],
      source: { ...source, values },
    } satisfies DetailsText);
  }
}

function decoded(lines: readonly string[]): ParsedCatalog | undefined {
  try {
    const { catalog, problems } = deserialize(Buffer.from(lines[1] ?? '', 'base64')) as Frame;
    const heads = JSON.parse(lines[2] ?? '') as readonly Head[];
    const constants = heads.map((head, index): LogConstant =>
      Object.assign(new KeptDetails(lines[DETAILS_FROM + index]!), head),
    );
    return { catalog: createCatalog({ ...catalog, constants }), problems };
  } catch {
    return undefined; // Another version of Node may write another form.
  }
}

/** Of a constant, and still text. */
class KeptDetails implements Details {
  readonly #text: string;
  #details: Details | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get fields(): LogConstant['fields'] {
    return this.#decoded().fields;
  }

  get source(): LogConstant['source'] {
    return this.#decoded().source;
  }

  #decoded(): Details {
    if (this.#details === undefined) {
      const { fields, source } = JSON.parse(this.#text) as DetailsText;
      const values = new Map(source.values);
      this.#details = { fields: new Map(fields), source: { ...source, values } };
    }
    return this.#details;
  }
}
