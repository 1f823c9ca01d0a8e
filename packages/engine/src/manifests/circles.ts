/** Circles in a graph, by Tarjan's algorithm, without recursion: a manifest may name a thousand stages. */

interface Visit<T> {
  readonly node: T;
  readonly next: readonly T[];
  at: number;
}

/** The groups of nodes that reach each other, and nodes that reach themselves; each in the order of `nodes`. */
export function circlesIn<T>(
  nodes: readonly T[],
  edges: readonly (readonly [from: T, to: T])[],
): readonly (readonly T[])[] {
  const next = new Map<T, T[]>(nodes.map((node) => [node, []]));
  for (const [from, to] of edges) next.get(from)?.push(to);
  const index = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const circles: T[][] = [];

  for (const start of nodes) {
    if (index.has(start)) continue;
    const visits = [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { node } = visit;
      const other = visit.next[visit.at];
      if (other !== undefined) {
        visit.at++;
        if (!index.has(other)) visits.push(enter(other));
        else if (isOpen.has(other)) lower(node, index.get(other)!);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) lower(parent.node, lowest.get(node)!);
      if (lowest.get(node) === index.get(node)) close(node);
    }
  }
  const order = new Map(nodes.map((node, at) => [node, at]));
  const byOrder = (a: T, b: T) => order.get(a)! - order.get(b)!;
  return circles.map((circle) => circle.sort(byOrder)).sort((a, b) => byOrder(a[0]!, b[0]!));

  function enter(node: T): Visit<T> {
    const at = index.size;
    index.set(node, at);
    lowest.set(node, at);
    open.push(node);
    isOpen.add(node);
    return { node, next: next.get(node) ?? [], at: 0 };
  }

  function lower(node: T, to: number): void {
    if (to < lowest.get(node)!) lowest.set(node, to);
  }

  /** All that is open since `node` reaches it, and is reached by it. */
  function close(node: T): void {
    const circle: T[] = [];
    let last: T;
    do {
      last = open.pop()!;
      isOpen.delete(last);
      circle.push(last);
    } while (last !== node);
    if (circle.length > 1 || next.get(node)?.includes(node)) circles.push(circle);
  }
}
