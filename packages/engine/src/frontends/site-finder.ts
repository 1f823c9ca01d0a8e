/** What the finders of all languages have in common: how they are asked, and how what they find is given. */
import type { TextRange } from '@loglex/catalog';
import type {
  EnvironmentSite,
  FileFacts,
  ImportFact,
  LegendSite,
  LoggerSite,
  PathSite,
  SectionSite,
  SetupSite,
} from '../facts/file-facts.ts';
import type { ConstantMention, LogCall } from '../facts/log-call.ts';
import type { ProtocolSite } from '../facts/protocol-flow.ts';

/** Walks to the candidates of a file and says what stands there. `Tree` is the root of the language's tree. */
export interface SiteFinder<Tree> {
  /** Looks at the nodes around `offsets`, which ascend. */
  visit(root: Tree, offsets: readonly number[]): void;
  /** Notes the local names of imports that matter under another name. */
  learnImports(imports: readonly ImportFact[]): void;
  /** Names learnt since the last call, whose uses have not been visited. */
  takeNames(): string[];
  /** Everything found, in source order. */
  found(): Found;
}

/** The part of the facts that finders find. */
export type Found = Pick<
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

/** What a finder has found so far: each by its node, or by where it starts. `Node` is a node of the language's tree. */
export interface Finds<Node> {
  readonly calls: Map<Node, LogCall>;
  readonly mentions: Map<number, ConstantMention>;
  readonly loggers: Map<number, LoggerSite>;
  readonly words: Map<string, LegendSite>;
  readonly sections: Map<Node, readonly SectionSite[]>;
  readonly variables: Map<Node, readonly EnvironmentSite[]>;
  readonly paths: Map<number, PathSite>;
  readonly setups: Map<number, SetupSite>;
}

export function createFinds<Node>(): Finds<Node> {
  return {
    calls: new Map(),
    mentions: new Map(),
    loggers: new Map(),
    words: new Map(),
    sections: new Map(),
    variables: new Map(),
    paths: new Map(),
    setups: new Map(),
  };
}

/** All finds in source order; what there is none of is left out where facts leave it out. */
export function inOrder(finds: Finds<unknown>, protocolSites: readonly ProtocolSite[]): Found {
  const { words, sections, variables, paths, setups } = finds;
  const protocols = sorted(protocolSites, ({ range }) => range);
  return {
    calls: sorted(finds.calls.values(), ({ range }) => range),
    references: sorted(finds.mentions.values(), ({ expression }) => expression),
    loggers: sorted(finds.loggers.values(), ({ range }) => range),
    ...(words.size > 0 && { legendSites: sorted(words.values(), ({ range }) => range) }),
    ...(sections.size > 0 && {
      sectionSites: sorted([...sections.values()].flat(), ({ title }) => title.range),
    }),
    ...(variables.size > 0 && {
      environmentSites: sorted([...variables.values()].flat(), ({ name }) => name.range),
    }),
    ...(paths.size > 0 && { pathSites: sorted(paths.values(), ({ range }) => range) }),
    ...(protocols.length > 0 && { protocolSites: protocols }),
    ...(setups.size > 0 && { setups: sorted(setups.values(), ({ callee }) => callee) }),
  };
}

function sorted<Site>(sites: Iterable<Site>, rangeOf: (site: Site) => TextRange): Site[] {
  return [...sites].sort((a, b) => rangeOf(a).start - rangeOf(b).start);
}

/** Names that turn out to matter, each once. */
export interface Names {
  learn(name: string): void;
  /** Those learnt since the last call. */
  take(): string[];
}

/** @param known is looked for anyway. */
export function createNames(known: string | undefined): Names {
  const learnt = new Set(known === undefined ? [] : [known]);
  let fresh: string[] = [];
  return {
    learn(name) {
      if (learnt.has(name)) return;
      learnt.add(name);
      fresh.push(name);
    },
    take() {
      const names = fresh;
      fresh = [];
      return names;
    },
  };
}

/** Whether one of `offsets`, ascending, is in `[start, end)`. */
export function holds(offsets: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low < offsets.length && (offsets[low] ?? 0) < end;
}
