/** What the finders of all languages have in common: how they are asked, and how what they find is given. */
import type { FileFacts, ImportFact, Word } from '../facts/file-facts.ts';

/** Walks to the candidates of a file and says what stands there. `Tree` is the root of the language's tree. */
export interface SiteFinder<Tree> {
  /** Looks at the nodes around `offsets`, which ascend. */
  visit(root: Tree, offsets: readonly number[]): void;
  /** Notes the local names of imports that matter under another name. */
  learnImports(imports: readonly ImportFact[]): void;
  /** Names learnt since the last call, whose uses have not been visited. */
  takeNames(): string[];
  /** Everything found, in source order. */
  found(): Pick<
    FileFacts,
    | 'calls'
    | 'references'
    | 'loggers'
    | 'legendSites'
    | 'sectionSites'
    | 'environmentSites'
    | 'protocolSites'
    | 'pathSites'
    | 'setups'
  >;
}

/** Sites by the node that has them, as one list in source order. */
export function inOrder<Site>(
  sites: ReadonlyMap<unknown, readonly Site[]>,
  wordOf: (site: Site) => Word,
): readonly Site[] {
  return [...sites.values()].flat().sort((a, b) => wordOf(a).range.start - wordOf(b).range.start);
}
