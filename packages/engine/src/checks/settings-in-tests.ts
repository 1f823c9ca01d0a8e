/** What test files are read for: rules that no check asks about there cost a parse and give nothing. */
import type { Settings } from '../settings/settings.ts';
import type { Check } from './check.ts';
import { hardCodedPath } from './hard-coded-path.ts';
import { severityOf } from './run.ts';
import { unfinishedProtocol } from './unfinished-protocol.ts';

/** The settings without the rules whose check is off in test files; the same object where there are none. */
export function settingsInTests(settings: Settings): Settings {
  const isOff = (check: Check) => severityOf(check, settings, true) === 'off';
  const protocols = isOff(unfinishedProtocol) ? [] : settings.protocols;
  const paths = isOff(hardCodedPath) ? [] : settings.paths;
  const same =
    protocols.length === settings.protocols.length && paths.length === settings.paths.length;
  return same ? settings : { ...settings, protocols, paths };
}
