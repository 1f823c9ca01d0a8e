/** The states by name, without the engine: arguments are read before it is loaded. */
import type { CoverageState } from '@loglex/engine';

export type { CoverageState };

const STATES: Readonly<Record<CoverageState, true>> = {
  referenced: true,
  tested: true,
  seen: true,
};

export const COVERAGE_STATES = Object.keys(STATES) as readonly CoverageState[];
