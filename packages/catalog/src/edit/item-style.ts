/** How the items of a YAML list are written, so that a new one looks like its neighbours. */
import type { DataNode, SeqNode } from '../document/node.ts';
import { encodeYaml } from './encode-scalar.ts';
import { givenEntries, printEntry, type NewValue } from './print-value.ts';
import type { NewRecord } from './sequence-edits.ts';

/** How the values of one key are written. */
interface KeyStyle {
  /** What texts stand in that need quotes, where another has any. */
  quote?: 'single' | 'double';
  /** Texts stand in quotes that need none. */
  alwaysQuoted?: boolean;
  /** Maps have their keys on lines of their own. */
  block?: boolean;
}

/**
 * The lines of a new item, without indentation: in the quotes of the other items of `list`, and with maps on lines of their own
 * where theirs are. No list: as new files are written.
 */
export function linesLike(list: SeqNode | undefined, record: NewRecord): string[] {
  const styles = list && stylesOf(list);
  return givenEntries(record).flatMap(([key, value]) => {
    const { quote, alwaysQuoted = false, block = false } = styles?.get(key) ?? {};
    if (typeof value === 'string' && (alwaysQuoted || !isPlain(value))) {
      return [`${encodeYaml(key)}: ${encodeYaml(value, quote)}`];
    }
    const inner = block && isMap(value) ? givenEntries(value) : [];
    if (inner.length === 0) return [printEntry(key, value, 'yaml')];
    const lines = inner.map(([name, item]) => `  ${printEntry(name, item, 'yaml')}`);
    return [`${encodeYaml(key)}:`, ...lines];
  });
}

/** Thousands of items may go into one list. */
const known = new WeakMap<SeqNode, ReadonlyMap<string, KeyStyle>>();

function stylesOf(list: SeqNode): ReadonlyMap<string, KeyStyle> {
  let styles = known.get(list);
  if (styles === undefined) known.set(list, (styles = readStyles(list)));
  return styles;
}

function readStyles({ items }: SeqNode): ReadonlyMap<string, KeyStyle> {
  const styles = new Map<string, KeyStyle>();
  for (const item of items) {
    if (item.kind !== 'map') continue;
    for (const { key, value } of item.entries) {
      let style = styles.get(key.text);
      if (style === undefined) styles.set(key.text, (style = {}));
      note(style, value);
    }
  }
  return styles;
}

function note(style: KeyStyle, value: DataNode): void {
  if (value.kind === 'map') style.block ||= value.style === 'block' && value.entries.length > 0;
  if (value.kind !== 'scalar') return;
  if (value.style === 'single' || value.style === 'double') {
    if (style.quote !== 'single') style.quote = value.style;
    style.alwaysQuoted ||= isPlain(value.text);
  }
}

function isPlain(text: string): boolean {
  return encodeYaml(text) === text;
}

function isMap(value: NewValue): value is NewRecord {
  return typeof value === 'object' && !Array.isArray(value);
}
