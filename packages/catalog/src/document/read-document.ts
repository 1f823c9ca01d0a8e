/** Reads a data file, YAML or JSON, into one tree; whatever is wrong with the file is a problem, never an exception. */
import type { CatalogText } from '../model.ts';
import type { DataNode, DocumentProblem } from './node.ts';
import { MAX_LENGTH } from './limits.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { rereadDocument } from './reread-document.ts';
import { shiftDocument } from './shift-document.ts';

export interface DataDocument {
  /** `undefined` where the file is empty or nothing of it can be trusted. */
  readonly root: DataNode | undefined;
  readonly problems: readonly DocumentProblem[];
}

/**
 * The tree of `source` and what is wrong with it. `.json` and `.jsonc` are read as JSON with comments
 * and trailing commas, every other name as YAML. Scalars stay the text that was written. Problem ids:
 * `syntax`, `conflict-markers`, `too-large`, `invalid-utf8`, `duplicate-key`. `maxLength`: in UTF-16 units.
 */
export function readDocument(source: CatalogText, maxLength = MAX_LENGTH): DataDocument {
  const refusal = refuse(source, maxLength);
  if (refusal) return { root: undefined, problems: [refusal] };
  const document = readText(source);
  const garbled = garbledText(source);
  return garbled ? { root: document.root, problems: [garbled, ...document.problems] } : document;
}

/** Parsers disagree on what a byte order mark is: they never see it, and offsets count it all the same. */
function readText(source: CatalogText): DataDocument {
  const { file, text } = source;
  if (isJson(file) || text.length < LARGE) return readAfresh(source);
  const known = recent.flatMap((each) => {
    const document = each.file === file ? each.document.deref() : undefined;
    return document === undefined ? [] : [{ text: each.text, document }];
  });
  const document =
    known.find((each) => each.text === text)?.document ??
    firstOf(known, (each) => rereadDocument(each, file, text)) ??
    readAfresh(source);
  const others = recent.filter((each) => each.file !== file || each.text !== text);
  recent.splice(0, recent.length, { file, text, document: new WeakRef(document) }, ...others);
  recent.length = Math.min(recent.length, MOST_RECENT);
  return document;
}

function firstOf<Item, Result>(
  items: Iterable<Item>,
  make: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}

/**
 * Large files as they were read last: an edit is planned on a file, made on a copy, and read back with the whole catalog.
 * Trees stay only as long as somebody else keeps them, or the present task lasts.
 */
const recent: {
  readonly file: string;
  readonly text: string;
  readonly document: WeakRef<DataDocument>;
}[] = [];

const MOST_RECENT = 4;

/** Smaller files, in UTF-16 units, are read in no time. */
const LARGE = 50_000;

function readAfresh(source: CatalogText): DataDocument {
  const read = isJson(source.file) ? readJson : readYaml;
  if (!source.text.startsWith('\uFEFF')) return read(source);
  return shiftDocument(read({ file: source.file, text: source.text.slice(1) }), 1);
}

/** Whether a file of this name is read as JSON rather than as YAML. */
export function isJson(file: string): boolean {
  return /\.jsonc?$/i.test(file);
}

function refuse({ file, text }: CatalogText, maxLength: number): DocumentProblem | undefined {
  if (text.length > maxLength) {
    const millions = (length: number) => (length / 1e6).toFixed(1);
    return {
      id: 'too-large',
      severity: 'error',
      message: `This file has ${millions(text.length)} million characters, and at most ${millions(maxLength)} million are read. Split it into several files.`,
      file,
      range: { start: 0, end: 0 },
    };
  }
  const marker = /^<{7}(?: .*)?$/m.exec(text);
  if (marker && /^>{7}(?: .*)?$/m.test(text)) {
    return {
      id: 'conflict-markers',
      severity: 'error',
      message:
        'This file holds conflict markers of a merge (<<<<<<<, =======, >>>>>>>), so nothing in it can be trusted. Resolve the conflict.',
      file,
      range: { start: marker.index, end: marker.index + marker[0].length },
    };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return {
      id: 'invalid-utf8',
      severity: 'error',
      message: 'This file is binary or not UTF-8: it holds NUL characters. Save it as UTF-8 text.',
      file,
      range: { start: nul, end: nul + 1 },
    };
  }
  return undefined;
}

/** A decoder leaves U+FFFD where bytes were no UTF-8. */
function garbledText({ file, text }: CatalogText): DocumentProblem | undefined {
  const start = text.indexOf('\uFFFD');
  if (start < 0) return undefined;
  return {
    id: 'invalid-utf8',
    severity: 'error',
    message:
      'This file is not valid UTF-8: here stands U+FFFD in place of bytes that could not be read. Save it as UTF-8.',
    file,
    range: { start, end: start + 1 },
  };
}
