/** The settings of an editor for this server: the section `loglex`. All else stands in `loglex.yaml`, for everyone. */
import { optionsOf } from './client.ts';

export interface Configuration {
  /**
   * `auto`: not on languages on which the project's ESLint or oxlint runs the same rules, so that no squiggle stands
   * twice; `on`: always; `off`: never.
   */
  readonly diagnostics: 'auto' | 'on' | 'off';
  /** How findings of a check look here, by its id; absent: as the project says. */
  readonly severities: ReadonlyMap<string, ShownSeverity>;
  /** Beside which codes their level and message stand. `activeLine`: those of the line that the client says it is. */
  readonly inlayHints: 'off' | 'activeLine' | 'all';
  /** What is coloured by its meaning. `auto`: in code only where tokens of several servers go together. */
  readonly semanticTokens: 'auto' | 'on' | 'off';
}

export const SHOWN_SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** `off`: not at all. */
export type ShownSeverity = (typeof SHOWN_SEVERITIES)[number];

/** What a client sends, which may be anything: what is missing or unknown is as by default. */
export function readConfiguration(value: unknown): Configuration {
  const { diagnostics, severities, inlayHints, semanticTokens } = optionsOf(value);
  return {
    diagnostics: diagnostics === 'on' || diagnostics === 'off' ? diagnostics : 'auto',
    severities: new Map(Object.entries(optionsOf(severities)).filter(isSeverity)),
    inlayHints: inlayHints === 'off' || inlayHints === 'activeLine' ? inlayHints : 'all',
    semanticTokens: semanticTokens === 'on' || semanticTokens === 'off' ? semanticTokens : 'auto',
  };
}

function isSeverity(entry: [string, unknown]): entry is [string, ShownSeverity] {
  return SHOWN_SEVERITIES.some((severity) => severity === entry[1]);
}
