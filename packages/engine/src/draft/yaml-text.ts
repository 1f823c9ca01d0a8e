/** The little of YAML that a draft writes. Whatever comes from a project goes through the one encoder of scalars. */
import { encodeYaml } from '@loglex/catalog';

/** `key: value` at `indent` spaces. */
export function entry(indent: number, key: string, value: string): string {
  return `${' '.repeat(indent)}${key}: ${scalar(value)}`;
}

/** `key:` and under it one line for each of `values`; no line at all where there is none. */
export function list(indent: number, key: string, values: readonly string[]): readonly string[] {
  const lead = ' '.repeat(indent);
  return values.length === 0
    ? []
    : [`${lead}${key}:`, ...values.map((value) => `${lead}  - ${scalar(value)}`)];
}

export function scalar(text: string): string {
  return encodeYaml(text);
}

/** A comment of one line: what could end it, or is no text, is shown as `?`. */
export function comment(text: string): string {
  return `# ${text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]|\uFFFD/gu, '?')}`;
}
