/** How a project spells its constants in source: `LOG.{name}`, `LOG_{name}`, `Codes.{code}`, `LOG.{name}.code`. */

/** A form, taken apart. */
export interface ReferenceForm {
  /** What the hole holds. */
  readonly by: 'name' | 'code';
  /** The last name before the hole's member: `LOG` in `LOG.{name}` and `codes.LOG.{name}`. */
  readonly owner: string | undefined;
  /** Text of the name before and after the hole: `LOG_` in `LOG_{name}`. */
  readonly prefix: string;
  readonly suffix: string;
  /** Members after the hole: `code` in `LOG.{name}.code`. */
  readonly trailing: readonly string[];
}

/** The form that `spelling` states; `undefined` where it has no hole. */
export function parseReferenceForm(spelling: string | undefined): ReferenceForm | undefined {
  if (spelling === undefined) return undefined;
  const segments = spelling
    .replace(/\[\s*(['"]?)(\{(?:name|code)\})\1\s*\]/g, '.$2')
    .split('.')
    .map((segment) => segment.trim());
  const at = segments.findIndex((segment) => /\{(?:name|code)\}/.test(segment));
  const hole = /^(.*)\{(name|code)\}(.*)$/.exec(segments[at] ?? '');
  if (hole === null) return undefined;
  return {
    by: hole[2] === 'code' ? 'code' : 'name',
    owner: at === 0 ? undefined : segments[at - 1],
    prefix: hole[1] ?? '',
    suffix: hole[3] ?? '',
    trailing: segments.slice(at + 1),
  };
}

/** What stands in the hole of `name`; `undefined` where the form does not fit. */
export function heldBy(form: ReferenceForm, name: string): string | undefined {
  const { prefix, suffix } = form;
  if (name.length <= prefix.length + suffix.length) return undefined;
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return undefined;
  return name.slice(prefix.length, name.length - suffix.length);
}

/** Whether a text can hold a reference of the form; cheap. */
export function mayRefer({ owner, prefix, suffix }: ReferenceForm, text: string): boolean {
  return text.includes(owner ?? (prefix === '' ? suffix : prefix));
}
