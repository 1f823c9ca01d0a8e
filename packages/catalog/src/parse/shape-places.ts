/** Leads from what was read of a catalog file back to where it is written, and reads levels on the way. */
import type { DataNode, MapNode } from '../document/node.ts';
import { levelOf } from '../level.ts';
import type { Level } from '../level.ts';
import { closest } from '../lookup/nearest.ts';
import type { CatalogProblem, EntrySource } from '../model.ts';
import type { Location, PlacedText, TextRange } from '../text.ts';

/** Of one file. `problems` grows as levels are read. */
export class ShapePlaces {
  readonly file: string;
  readonly problems: CatalogProblem[];
  readonly #nodeOf: (value: object) => DataNode | undefined;

  constructor(
    file: string,
    nodeOf: (value: object) => DataNode | undefined,
    problems: readonly CatalogProblem[],
  ) {
    this.file = file;
    this.#nodeOf = nodeOf;
    this.problems = [...problems];
  }

  /** The entries of a map keyed by the user, in reading order. */
  named<Shape extends object, Model>(
    shapes: ReadonlyMap<string, Shape> | undefined,
    read: (name: string, shape: Shape, source: EntrySource) => Model,
  ): ReadonlyMap<string, Model> {
    const models = new Map<string, Model>();
    if (!shapes) return models;
    const keys = new Map(this.#node(shapes).entries.map(({ key }) => [key.text, key.range]));
    for (const [name, shape] of shapes) {
      const key = keys.get(name);
      models.set(name, read(name, shape, { ...this.source(shape), ...(key && { key }) }));
    }
    return models;
  }

  /** The same where nobody asks for the values of single keys: fields are many. */
  located<Shape extends object, Model>(
    shapes: ReadonlyMap<string, Shape> | undefined,
    read: (name: string, shape: Shape, source: Location) => Model,
  ): ReadonlyMap<string, Model> {
    const models = new Map<string, Model>();
    for (const [name, shape] of shapes ?? []) {
      models.set(name, read(name, shape, { file: this.file, range: this.#node(shape).range }));
    }
    return models;
  }

  /** Where an entry and the values of its keys stand; keys of `deprecated` are `deprecated.<key>`. */
  source(shape: object, deprecated?: object): EntrySource {
    const { range } = this.#node(shape);
    const values = new Map<string, TextRange>();
    this.#addRanges(values, shape, '');
    if (deprecated) this.#addRanges(values, deprecated, 'deprecated.');
    return { file: this.file, range, values };
  }

  /** The items of a list of texts, each with its range; items that were no text have been told. */
  texts(texts: readonly string[] | undefined): readonly PlacedText[] {
    if (!texts) return NONE;
    const node = this.#nodeOf(texts);
    const items = node?.kind === 'seq' ? node.items : [];
    return items.flatMap((item) =>
      item.kind === 'scalar' ? [{ text: item.text, range: item.range }] : [],
    );
  }

  /** `undefined` where none is stated, and where it is none, which is told. */
  level(native: string | undefined, range: TextRange | undefined): Level | undefined {
    if (native === undefined) return undefined;
    const level = levelOf(native);
    if (!level) this.#invalidLevel(native, range);
    return level;
  }

  levels(natives: readonly string[] | undefined): readonly Level[] {
    if (!natives) return NONE;
    return this.texts(natives).flatMap(({ text, range }) => this.level(text, range) ?? []);
  }

  #invalidLevel(native: string, range: TextRange | undefined): void {
    const near = closest(native, KNOWN_LEVELS);
    const advice = near
      ? `Did you mean "${near}"?`
      : 'Write trace, debug, info, warn, error or fatal.';
    this.problems.push({
      id: 'invalid-level',
      severity: 'error',
      message: `"${native}" is no level, so no call can be held to it. ${advice}`,
      file: this.file,
      range: range ?? { start: 0, end: 0 },
    });
  }

  #addRanges(values: Map<string, TextRange>, shape: object, prefix: string): void {
    for (const { key, value } of this.#node(shape).entries) {
      const name = prefix + key.text;
      if (Object.hasOwn(shape, key.text) && !values.has(name)) values.set(name, value.range);
    }
  }

  #node(shape: object): MapNode {
    return this.#nodeOf(shape) as MapNode;
  }
}

const NONE: readonly never[] = [];
const KNOWN_LEVELS = ['trace', 'debug', 'info', 'warn', 'warning', 'error', 'fatal', 'critical'];
