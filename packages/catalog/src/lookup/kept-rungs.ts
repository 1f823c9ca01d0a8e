/** Which levels of a component's records anybody can read: those that one of its destinations keeps. */
import { RUNGS } from '../level.ts';
import type { Rung } from '../level.ts';
import type { Catalog, Component } from '../model.ts';

/** The rungs that a destination of `component` keeps, lowest first; `undefined` where all of them may be kept. */
export function keptRungs(
  { destinations }: Component,
  catalog: Catalog,
): readonly Rung[] | undefined {
  const places = destinations.map(({ text }) => catalog.destinations.get(text));
  // Of a destination that nobody declares nobody knows what it keeps.
  const keepsAll = places.some((place) => place === undefined || place.levels.length === 0);
  if (places.length === 0 || keepsAll) return undefined;
  return RUNGS.filter((rung) => places.some((place) => place?.levels.includes(rung)));
}
