/** The settings of an editor for this server: the section `loglex`. All else stands in `loglex.yaml`, for everyone. */
import { optionsOf } from './client.ts';

export interface Configuration {
  /**
   * `auto`: not on languages on which the project's ESLint or oxlint runs the same rules, so that no squiggle stands
   * twice; `on`: always; `off`: never.
   */
  readonly diagnostics: 'auto' | 'on' | 'off';
}

/** What a client sends, which may be anything: what is missing or unknown is as by default. */
export function readConfiguration(value: unknown): Configuration {
  const { diagnostics } = optionsOf(value);
  return {
    diagnostics: diagnostics === 'on' || diagnostics === 'off' ? diagnostics : 'auto',
  };
}
