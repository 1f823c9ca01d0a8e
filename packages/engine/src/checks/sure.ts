/** Whether a call is recognised surely enough for findings on it. */
import type { LogCall } from '../facts/log-call.ts';
import type { Settings } from '../settings/settings.ts';

/** As `confidence` of the settings has it. What a call uses counts all the same. */
export function isSure({ confidence }: LogCall, settings: Settings): boolean {
  return settings.confidence === 'likely' || confidence === 'certain';
}
