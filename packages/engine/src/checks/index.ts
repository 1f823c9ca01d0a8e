/** Every check there is, in the order in which documentation lists them. */
import { adHocLog } from './ad-hoc-log.ts';
import { catalogChecks } from './catalog-problems.ts';
import type { Check, FileCheck, LineCheck, SourceCheck } from './check.ts';
import { componentBoundary } from './component-boundary.ts';
import { deprecatedCode } from './deprecated-code.ts';
import { directiveReason } from './directive-reason.ts';
import { dynamicCode } from './dynamic-code.ts';
import { dynamicMessage } from './dynamic-message.ts';
import { hardCodedPath } from './hard-coded-path.ts';
import { inconsistentMessage } from './inconsistent-message.ts';
import { levelPolicy } from './level-policy.ts';
import { lineDeprecatedCode } from './line-deprecated-code.ts';
import { lineDriftedText } from './line-drifted-text.ts';
import { lineExtraField } from './line-extra-field.ts';
import { lineLoggerNamespace } from './line-logger-namespace.ts';
import { lineMalformedExtra } from './line-malformed-extra.ts';
import { lineMissingField } from './line-missing-field.ts';
import { lineUnknownCode } from './line-unknown-code.ts';
import { lineWrongSeverity } from './line-wrong-severity.ts';
import { lineWrongValue } from './line-wrong-value.ts';
import { logAndThrow } from './log-and-throw.ts';
import { loggingSetupOnce } from './logging-setup-once.ts';
import { loggerNamespace } from './logger-namespace.ts';
import { loopNoise } from './loop-noise.ts';
import { messageFields } from './message-fields.ts';
import { missingError } from './missing-error.ts';
import { sectionKeys } from './section-keys.ts';
import { sensitiveField } from './sensitive-field.ts';
import { staleDirective } from './stale-directive.ts';
import { unfinishedProtocol } from './unfinished-protocol.ts';
import { unknownCode } from './unknown-code.ts';
import { unknownLegendTerm } from './unknown-legend-term.ts';
import { unknownSetting } from './unknown-setting.ts';
import { unusedCode } from './unused-code.ts';
import { wrongSeverity } from './wrong-severity.ts';

export const checks: readonly Check[] = [
  adHocLog,
  unknownCode,
  wrongSeverity,
  deprecatedCode,
  messageFields,
  componentBoundary,
  loggerNamespace,
  loggingSetupOnce,
  dynamicMessage,
  dynamicCode,
  missingError,
  logAndThrow,
  levelPolicy,
  sensitiveField,
  unknownLegendTerm,
  sectionKeys,
  unknownSetting,
  unfinishedProtocol,
  hardCodedPath,
  loopNoise,
  unusedCode,
  inconsistentMessage,
  staleDirective,
  directiveReason,
  ...catalogChecks,
  lineUnknownCode,
  lineWrongSeverity,
  lineDeprecatedCode,
  lineMissingField,
  lineExtraField,
  lineWrongValue,
  lineMalformedExtra,
  lineDriftedText,
  lineLoggerNamespace,
];

/** Those of one file, which run for every file. */
export const fileChecks: readonly FileCheck[] = checks.filter((check) => check.kind === 'file');

/** Those of records of logs. */
export const lineChecks: readonly LineCheck[] = checks.filter((check) => check.kind === 'line');

/** All but those of logs. */
export const sourceChecks: readonly SourceCheck[] = checks.filter((check) => check.kind !== 'line');

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

/** The check with this id. */
export function checkById(id: string): Check | undefined {
  return byId.get(id);
}
