/** Code blocks: each can be read, none shares codes with another, and constants keep to their component's. */
import type { Catalog, CatalogProblem, Component } from '../model.ts';
import { blocksOverlap, containsCode, parseBlock } from '../blocks/code-block.ts';
import type { CodeBlock } from '../blocks/code-block.ts';
import type { Location } from '../text.ts';
import { at, problem } from './problem.ts';

interface PlacedBlock extends CodeBlock {
  readonly text: string;
  readonly component: string;
  readonly place: Location;
}

export function* codeBlockProblems(catalog: Catalog): Generator<CatalogProblem> {
  const blocks = new Map<string, readonly PlacedBlock[]>();
  for (const component of catalog.components.values()) {
    const read = readBlocks(component);
    yield* read.problems;
    // One block that cannot be read may be the one that a code lies in.
    if (read.problems.length === 0) blocks.set(component.name, read.blocks);
  }
  yield* overlaps([...blocks.values()].flat());
  yield* codesOutside(catalog, blocks);
}

function readBlocks(component: Component): {
  readonly blocks: readonly PlacedBlock[];
  readonly problems: readonly CatalogProblem[];
} {
  const blocks: PlacedBlock[] = [];
  const problems: CatalogProblem[] = [];
  for (const { text, range } of component.codes) {
    const place = { file: component.source.file, range };
    const block = parseBlock(text);
    if (!('problem' in block)) {
      blocks.push({ ...block, text, component: component.name, place });
      continue;
    }
    const message = `"${text}" is no block of codes: ${block.problem}. Write a range such as LOG600-LOG699 or a pattern such as LOG{3}.`;
    problems.push(problem('bad-range', place, message));
  }
  return { blocks, problems };
}

function* overlaps(blocks: readonly PlacedBlock[]): Generator<CatalogProblem> {
  // In order of form and start, a block can only overlap one that reaches past its own start.
  let open: PlacedBlock[] = [];
  for (const block of blocks.toSorted(byFormAndStart)) {
    open = open.filter((other) => sameForm(other, block) && other.last >= block.first);
    const other = open.find((candidate) => blocksOverlap(candidate, block));
    if (other) yield overlap(block, other);
    open.push(block);
  }
}

function sameForm(a: CodeBlock, b: CodeBlock): boolean {
  return a.prefix === b.prefix && a.suffix === b.suffix;
}

function byFormAndStart(a: CodeBlock, b: CodeBlock): number {
  if (a.prefix !== b.prefix) return a.prefix < b.prefix ? -1 : 1;
  if (a.suffix !== b.suffix) return a.suffix < b.suffix ? -1 : 1;
  return a.first - b.first || a.last - b.last;
}

function overlap(a: PlacedBlock, b: PlacedBlock): CatalogProblem {
  const owner =
    b.component === a.component ? 'the same component' : `the component "${b.component}"`;
  return problem(
    'overlapping-blocks',
    a.place,
    `${a.text} shares codes with ${b.text} of ${owner}, so a code does not tell its owner. Make the blocks disjoint.`,
    { ...b.place, message: 'The other block.' },
  );
}

function* codesOutside(
  catalog: Catalog,
  blocks: ReadonlyMap<string, readonly PlacedBlock[]>,
): Generator<CatalogProblem> {
  for (const { code, component, source } of catalog.constants) {
    const own = component === undefined ? undefined : blocks.get(component);
    if (!own?.length || own.some((block) => containsCode(block, code))) continue;
    const texts = own.map(({ text }) => text).join(', ');
    yield problem(
      'code-outside-block',
      at(source, 'code'),
      `${code} lies outside the codes of "${component}" (${texts}), so readers would look for another owner. Take a code from its block.`,
      own[0] && { ...own[0].place, message: 'The block of the component.' },
    );
  }
}
