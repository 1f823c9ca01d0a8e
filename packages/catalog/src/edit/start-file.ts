/** Starts what is not there yet: a section of a file, or the file itself. */
import type { MapNode } from '../document/node.ts';
import type { TextEdit } from '../text.ts';
import { asLines, columnOf } from './layout.ts';
import { encodeYaml } from './encode-scalar.ts';
import { givenEntries, printEntry, printInline, printLines } from './print-value.ts';
import type { NewValue, Notation } from './print-value.ts';
import type { NewRecord } from './sequence-edits.ts';

/**
 * Adds `sections` at the end of a file whose root is a block map, or that says nothing yet (comments
 * stay above it).
 */
export function startFile(
  text: string,
  notation: Notation,
  sections: { readonly [section: string]: NewValue },
  root?: MapNode,
): TextEdit[] {
  const place = text.length;
  if (notation === 'json') {
    const printed = printInline({ loglex: 1, ...sections }, 'json');
    return [{ start: place, end: place, text: asLines(text, place, [printed]) }];
  }
  const indent = ' '.repeat(root ? columnOf(text, root.range.start) : 0);
  const lines = Object.entries(sections).flatMap(([name, value]) => sectionLines(name, value));
  const all = root ? lines : ['loglex: 1', ...lines];
  const indented = all.map((line) => indent + line);
  return [{ start: place, end: place, text: asLines(text, place, indented) }];
}

function sectionLines(name: string, value: NewValue): string[] {
  if (Array.isArray(value)) {
    const items = (value as readonly NewRecord[]).flatMap((record) =>
      printLines(record, 'yaml').map((line, index) =>
        index === 0 ? `  - ${line}` : `    ${line}`,
      ),
    );
    return [`${name}:`, ...items];
  }
  const members = givenEntries(value as NewRecord).flatMap(([key, member]) => {
    const lines = printMember(member);
    return lines.length === 0 ? [`  ${encodeYaml(key)}: {}`] : [`  ${encodeYaml(key)}:`, ...lines];
  });
  return [`${name}:`, ...members];
}

function printMember(member: NewValue): string[] {
  return givenEntries(member as NewRecord).map(
    ([key, value]) => `    ${printEntry(key, value, 'yaml')}`,
  );
}
