/** A graph of stages as an SVG of its own: no script, no font and no colour from elsewhere, in the light and in the dark. */
import { spelledOut } from '@loglex/catalog';
import type { GraphNode, StageGraph } from '@loglex/engine';
import { FONT_SIZE, type LaidOut, layOut, type Point, SMALL } from './graph-layout.ts';

/** The same picture for the same graph. Ends with a line end. */
export function svgOf(graph: StageGraph): string {
  const { width, height, nodes, edges } = layOut(graph);
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="loglex-stages" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img">`,
    `<title>Stages, and what each has from which</title>`,
    `<desc>${xml(inWords(graph))}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="loglex-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0.5 L8 4 L0 7.5 z"/></marker></defs>',
    `<rect class="ground" width="${w}" height="${h}"/>`,
    ...edges.map(arrow),
    ...nodes.map(box),
    '</svg>',
    '',
  ].join('\n');
}

/** `currentColor` where a page has the picture in itself; an own ground where it is a picture alone. */
const STYLE = [
  '.loglex-stages{color:#1f2328;--ground:#fff;--good:#1a7f37;--bad:#c62828;--open:#9a6700;--dim:#6e7781;font-family:system-ui,sans-serif}',
  '@media (prefers-color-scheme:dark){.loglex-stages{color:#e6edf3;--ground:#0d1117;--good:#3fb950;--bad:#ff7b72;--open:#d29922;--dim:#8b949e}}',
  `.loglex-stages text{fill:currentColor;font-size:${FONT_SIZE}px;text-anchor:middle;dominant-baseline:central}`,
  `.loglex-stages text.small{font-size:${SMALL}px}`,
  '.loglex-stages rect.node{fill:var(--ground);stroke:var(--dim);stroke-width:1.5}',
  '.loglex-stages rect.label,.loglex-stages rect.ground{fill:var(--ground)}',
  '.loglex-stages path.edge{fill:none;stroke:var(--dim);stroke-width:1.5}',
  '.loglex-stages path.edge.path{stroke-dasharray:2 4}',
  '.loglex-stages marker path{fill:var(--dim)}',
  '.loglex-stages .success rect.node{stroke:var(--good)}',
  '.loglex-stages .failure rect.node{stroke:var(--bad);stroke-width:3}',
  '.loglex-stages .unfinished rect.node{stroke:var(--open);stroke-dasharray:7 3;stroke-width:2}',
  '.loglex-stages .absent rect.node{stroke-dasharray:2 3}',
  '.loglex-stages .unknown rect.node{stroke:var(--bad);stroke-dasharray:2 3}',
].join('');

function box({ node, lines, x, y, width, height }: LaidOut['nodes'][number]): string {
  const top = lines.length > 1 ? y - 9 : y;
  const texts = lines.map((line, index) =>
    index === 0
      ? `<text x="${at(x)}" y="${at(top)}">${xml(line)}</text>`
      : `<text class="small" x="${at(x)}" y="${at(y + 10)}">${xml(line)}</text>`,
  );
  return [
    `<g class="${node.state}"><title>${xml(nodeTitle(node))}</title>`,
    `<rect class="node" x="${at(x - width / 2)}" y="${at(y - height / 2)}" width="${at(width)}" height="${at(height)}" rx="6"/>`,
    ...texts,
    '</g>',
  ].join('');
}

function arrow({ edge, points, label }: LaidOut['edges'][number]): string {
  return [
    `<g><title>${xml(edge.files.slice(0, 50).join('\n'))}</title>`,
    `<path class="${edge.byPath ? 'edge path' : 'edge'}" d="${curve(points)}" marker-end="url(#loglex-arrow)"/>`,
    label &&
      `<rect class="label" x="${at(label.x - label.width / 2)}" y="${at(label.y - label.height / 2)}" width="${at(label.width)}" height="${at(label.height)}"/>`,
    label && `<text class="small" x="${at(label.x)}" y="${at(label.y)}">${xml(label.text)}</text>`,
    '</g>',
  ]
    .filter((part) => part !== undefined)
    .join('');
}

/** Straight at both ends, and round where the way bends. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((bend, index) => {
    const next = rest[index + 1]!;
    const end =
      index === rest.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${at(bend.x)} ${at(bend.y)} ${at(end.x)} ${at(end.y)}`;
  });
  const tail = bends.length === 0 ? `L${at(last.x)} ${at(last.y)}` : '';
  return `M${at(first.x)} ${at(first.y)}${bends.join('')}${tail}`;
}

function nodeTitle({ name, status }: GraphNode): string {
  return status === undefined ? name : `${name}: ${status}`;
}

/** What the picture says, for those who hear it. */
function inWords({ nodes, edges }: StageGraph): string {
  const ways = edges.map(
    ({ from, to }) => `${nodes[to]?.name ?? ''} reads from ${nodes[from]?.name ?? ''}.`,
  );
  return [...nodes.map(nodeTitle), ...ways.slice(0, 100)].join('; ');
}

function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

/** Text of a manifest inside an element. */
function xml(text: string): string {
  return spelledOut(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
