/** The stages of a job and what they have from each other, as a graph that any picture can be drawn of. */
import type { StageLink } from './stage-links.ts';
import type { Outcome, Stage } from './stages.ts';

export interface StageGraph {
  /** In the order in which they run, those that did not run behind them. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly name: string;
  /** `absent`: declared, and without a manifest. `unknown`: only an input names it. */
  readonly state: Outcome | 'absent' | 'unknown';
  readonly number?: number;
  /** As its manifest says it. */
  readonly status?: string;
  readonly seconds?: number;
}

export interface GraphEdge {
  /** Indices of nodes. */
  readonly from: number;
  readonly to: number;
  /** The files that go this way, by their paths, each once, in reading order. */
  readonly files: readonly string[];
  /** Whether no input names the stage, and only paths tell. */
  readonly byPath: boolean;
}

/** The stages of one kind of manifest. */
interface GraphSource {
  readonly stages: readonly Stage[];
  readonly links: readonly StageLink[];
  /** Names of stages that the catalog has. */
  readonly declared: readonly string[];
}

export function stageGraph(sources: readonly GraphSource[]): StageGraph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const { stages, links, declared } of sources) {
    const ofStage = new Map<Stage, number>();
    const ofName = new Map<string, number>();
    const add = (node: GraphNode): number => {
      if (!ofName.has(node.name)) ofName.set(node.name, nodes.length);
      return nodes.push(node) - 1;
    };
    for (const stage of stages) ofStage.set(stage, add(ofRun(stage)));
    for (const name of declared) if (!ofName.has(name)) add({ name, state: 'absent' });
    const between = new Map<
      string,
      { files: Set<string>; byPath: boolean; from: number; to: number }
    >();
    for (const { from, to, input, by } of links) {
      const start =
        typeof from === 'string'
          ? (ofName.get(from) ?? add({ name: from, state: 'unknown' }))
          : ofStage.get(from)!;
      const end = ofStage.get(to)!;
      const key = `${start} ${end}`;
      let edge = between.get(key);
      if (!edge)
        between.set(key, (edge = { from: start, to: end, files: new Set(), byPath: true }));
      if (input.path) edge.files.add(input.path.text);
      if (by === 'name') edge.byPath = false;
    }
    for (const { files, ...edge } of between.values()) edges.push({ ...edge, files: [...files] });
  }
  return { nodes, edges };
}

function ofRun({ name, outcome, record: { number, status, duration } }: Stage): GraphNode {
  return {
    name,
    state: outcome,
    ...(number && { number: number.value }),
    ...(status && { status: status.text }),
    ...(duration && { seconds: duration.value }),
  };
}
