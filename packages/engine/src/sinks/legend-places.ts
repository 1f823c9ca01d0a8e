/** The arguments that a project holds to a legend, ready to be matched against callees. */
import type { Language } from '../facts/file-facts.ts';
import type { LegendPlace, Settings } from '../settings/settings.ts';
import { compileProjectSink, type CompiledProjectSink } from './project-sinks.ts';

export interface CompiledLegendPlace extends LegendPlace {
  /** Matches the callee: what a sink would be that writes nothing. */
  readonly callee: CompiledProjectSink;
}

/** The places that sources in `language` may have. */
export function compileLegendPlaces(
  { legends }: Settings,
  language: Language,
): readonly CompiledLegendPlace[] {
  return legends
    .filter((place) => place.language === undefined || place.language === language)
    .map((place, index) => {
      const { call, from } = place;
      const sink = { call, args: [], keywords: new Map(), ...(from && { from }) };
      return { ...place, callee: compileProjectSink(sink, `legend:${index}`) };
    });
}
