/** Lays the stages of a job out in layers, from left to right: dagre places them, the sizes of their texts are ours. */
import dagre from '@dagrejs/dagre';
import {
  edgeLabel,
  type GraphEdge,
  type GraphNode,
  nodeLabel,
  type StageGraph,
} from '@loglex/engine';
import stringWidth from 'string-width';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box, or the place of a text, by its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (Box & {
    readonly node: GraphNode;
    readonly lines: readonly string[];
  })[];
  readonly edges: readonly {
    readonly edge: GraphEdge;
    /** From border to border. */
    readonly points: readonly Point[];
    readonly label: (Box & { readonly text: string }) | undefined;
  }[];
}

export const FONT_SIZE = 13;
export const SMALL = 11;

const MARGIN = 16;
const PADDING = 14;

/** As much of dagre as is used here: its own types name modules in a way that NodeNext does not resolve. */
interface Dagre {
  readonly graphlib: {
    readonly Graph: new (options: { readonly multigraph: boolean }) => {
      setGraph(label: object): void;
      setDefaultEdgeLabel(label: () => object): void;
      setNode(name: string, size: { readonly width: number; readonly height: number }): void;
      setEdge(from: string, to: string, label: object, name: string): void;
      graph(): { readonly width?: number; readonly height?: number };
      node(name: string): Box;
      edge(from: string, to: string, name: string): Box & { readonly points: readonly Point[] };
    };
  };
  layout(graph: object): void;
}

const {
  graphlib: { Graph },
  layout,
} = dagre as unknown as Dagre;

/** A graph gives the same places each time. All in pixels. */
export function layOut({ nodes, edges }: StageGraph): LaidOut {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 28,
    ranksep: 48,
    edgesep: 16,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const boxes = nodes.map((node, index) => {
    const lines = nodeLabel(node).filter((line) => line !== '');
    const width = Math.max(
      ...lines.map((line, at) => widthOf(line, at === 0 ? FONT_SIZE : SMALL)),
      40,
    );
    graph.setNode(String(index), {
      width: width + 2 * PADDING,
      height: lines.length > 1 ? 46 : 32,
    });
    return { node, lines };
  });
  const arrows = edges.map((edge, index) => {
    const text = edgeLabel(edge);
    const size =
      text === '' ? { width: 0, height: 0 } : { width: widthOf(text, SMALL) + 8, height: 16 };
    graph.setEdge(String(edge.from), String(edge.to), { ...size, labelpos: 'c' }, String(index));
    return { edge, text };
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.max(width, 2 * MARGIN),
    height: Math.max(height, 2 * MARGIN),
    nodes: boxes.map((box, index) => ({ ...box, ...graph.node(String(index)) })),
    edges: arrows.map(({ edge, text }, index) => {
      const placed = graph.edge(String(edge.from), String(edge.to), String(index));
      const { x, y, width: wide, height: high } = placed;
      const label = text === '' ? undefined : { text, x, y, width: wide, height: high };
      return { edge, points: placed.points, label };
    }),
  };
}

/** Without a font to ask: what a letter of a sans-serif takes on the average, a little more than less. */
function widthOf(text: string, size: number): number {
  return stringWidth(text) * size * 0.58;
}
