/** What the finders of all languages have in common: what a project declares, and what is found by it. */
import type { FileFacts, ImportFact } from '../facts/file-facts.ts';
import type { CompiledLegendPlace } from '../sinks/legend-places.ts';
import type { CompiledProjectSink } from '../sinks/project-sinks.ts';
import type { CompiledProtocol } from '../sinks/protocols.ts';
import type { ReferenceForm } from './reference-form.ts';

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
    'calls' | 'references' | 'loggers' | 'legendSites' | 'protocolSites' | 'setups'
  >;
}

/** What the settings declare for a language, compiled. */
export interface Declarations {
  readonly sinks: readonly CompiledProjectSink[];
  readonly places: readonly CompiledLegendPlace[];
  readonly protocols: readonly CompiledProtocol[];
  readonly setups: readonly CompiledProjectSink[];
  readonly form: ReferenceForm | undefined;
}
