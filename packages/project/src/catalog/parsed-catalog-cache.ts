/**
 * Keeps a catalog as it was parsed and validated, for the next run on the same texts. A face that needs little of a large
 * catalog reads little of it: but for what constants are looked up by, an entry is decoded when somebody asks for it.
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
import { hashOf, type KeptLines, openCacheFile, writeCacheFile } from '../cache/cache-file.ts';

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
    const lines = openCacheFile(root, name);
    const known = lines?.at(0) === key ? decoded(lines) : undefined;
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

/** What all constants are asked for at once, by which they are found. */
type Head = Pick<LogConstant, 'code' | 'name' | 'aliases' | 'message' | 'deprecated'>;
/** The rest, for findings about an entry and calls that are coded with it. */
type Details = Omit<LogConstant, keyof Head>;

const DETAILS: Readonly<Record<keyof Details, true>> = {
  ...{ level: true, may: true, component: true, subcomponent: true, tags: true, fields: true },
  ...{ openFields: true, alerts: true, description: true, action: true, runbook: true },
  ...{ since: true, source: true },
};

type HeadRow = readonly [code: string, name: string, message: string, more?: HeadMore];
/** What few constants have. */
type HeadMore = Partial<Pick<Head, 'aliases' | 'deprecated'>>;

/** The details as JSON has them. */
interface DetailsText extends Omit<Details, 'fields' | 'source'> {
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

const NONE: readonly never[] = [];

function* encoded(key: string, { catalog, problems }: ParsedCatalog): Generator<string> {
  const { constants, byCode, byName, retiredByCode, retiredByName, ...rest } = catalog;
  yield key;
  yield serialize({ catalog: rest, problems } satisfies Frame).toString('base64');
  yield JSON.stringify(constants.map(rowOf));
  for (const { code, name, aliases, message, deprecated, ...details } of constants) {
    const { fields, source } = details;
    yield JSON.stringify({
      ...details,
      fields: [...fields],
      source: { ...source, values: [...source.values] },
    } satisfies DetailsText);
  }
}

function rowOf({ code, name, message, aliases, deprecated }: Head): HeadRow {
  return aliases.length === 0 && deprecated === undefined
    ? [code, name, message]
    : [code, name, message, { aliases, ...(deprecated && { deprecated }) }];
}

function decoded(lines: KeptLines): ParsedCatalog | undefined {
  try {
    const { catalog, problems } = deserialize(Buffer.from(lines.at(1) ?? '', 'base64')) as Frame;
    const rows = JSON.parse(lines.at(2) ?? '') as readonly HeadRow[];
    const constants = rows.map((row, index) => keptConstant(row, lines, DETAILS_FROM + index));
    return { catalog: createCatalog({ ...catalog, constants }), problems };
  } catch {
    return undefined; // Another version of Node may write another form.
  }
}

/** A constant whose details are text still, at this line. */
function keptConstant(row: HeadRow, lines: KeptLines, line: number): LogConstant {
  return new KeptConstant(row, lines, line) as Head as LogConstant;
}

class KeptConstant implements Head {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly aliases: readonly string[];
  declare readonly deprecated?: NonNullable<Head['deprecated']>;
  readonly #lines: KeptLines;
  readonly #line: number;
  #details: Details | undefined;

  constructor([code, name, message, more]: HeadRow, lines: KeptLines, line: number) {
    this.code = code;
    this.name = name;
    this.message = message;
    this.aliases = more?.aliases ?? NONE;
    if (more?.deprecated !== undefined) this.deprecated = more.deprecated;
    this.#lines = lines;
    this.#line = line;
  }

  static {
    for (const key of Object.keys(DETAILS) as (keyof Details)[]) {
      const get = function (this: KeptConstant) {
        return this.#read()[key];
      };
      Object.defineProperty(this.prototype, key, { get });
    }
  }

  #read(): Details {
    if (this.#details === undefined) {
      const { fields, source, ...rest } = JSON.parse(this.#lines.at(this.#line)!) as DetailsText;
      const values = new Map(source.values);
      this.#details = { ...rest, fields: new Map(fields), source: { ...source, values } };
    }
    return this.#details;
  }
}
