/** A graph of stages as a flowchart of Mermaid, which GitHub, GitLab and many editors draw. */
import { edgeLabel, nodeLabel } from './graph-labels.ts';
import type { GraphNode, StageGraph } from './stage-graph.ts';

/** Ends with a line end. No text of a manifest can be anything but a label in it. */
export function mermaidOf({ nodes, edges }: StageGraph): string {
  const used = new Set(nodes.map(({ state }) => state));
  const lines = [
    ...nodes.map((node, index) => {
      const label = nodeLabel(node)
        .filter((line) => line !== '')
        .map(escaped)
        .join('<br/>');
      return `s${index}["${label}"]:::${node.state}`;
    }),
    ...edges.map((edge) => {
      const label = escaped(edgeLabel(edge));
      const arrow = edge.byPath ? '-.->' : '-->';
      return `s${edge.from} ${arrow}${label === '' ? '' : `|"${label}"|`} s${edge.to}`;
    }),
    ...Object.entries(STYLES).flatMap(([state, style]) =>
      used.has(state as GraphNode['state']) ? [`classDef ${state} ${style}`] : [],
    ),
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** Borders only: the ground and the text are those of the page, light or dark. */
const STYLES: Readonly<Record<GraphNode['state'], string>> = {
  success: 'stroke:#2e7d32,stroke-width:2px',
  failure: 'stroke:#c62828,stroke-width:3px',
  ended: 'stroke:#777777,stroke-width:2px',
  unfinished: 'stroke:#b26a00,stroke-width:2px,stroke-dasharray:6 3',
  absent: 'stroke:#777777,stroke-dasharray:2 3',
  unknown: 'stroke:#c62828,stroke-dasharray:2 3',
};

/** Letters, digits and what no grammar means anything by stay; the rest becomes a number, `#35;`. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M} _.,…-]/gu, (char) => `#${char.codePointAt(0)};`);
}
