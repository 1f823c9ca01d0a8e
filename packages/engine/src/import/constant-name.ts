/** The name of a constant in the catalog, and the one that code binds it to: with `LOG_{name}` the first of `LOG_FULL` is `FULL`. */

/** What stands for `{name}` where `form`, how the project refers to constants, spells `bound`. */
export function nameBy(form: string | undefined, bound: string): string {
  const [before, after] = affixes(form);
  return hasAffixes(bound, before, after)
    ? bound.slice(before.length, bound.length - after.length)
    : bound;
}

/** What code binds the constant `name` to where the project refers to it by `form`; a bound name stays as it is. */
export function boundBy(form: string | undefined, name: string): string {
  const [before, after] = affixes(form);
  return hasAffixes(name, before, after) ? name : `${before}${name}${after}`;
}

/** Only the last part of a path is bound: with `codes.LOG_{name}` that is `LOG_`. */
function affixes(form: string | undefined): readonly [before: string, after: string] {
  const [before, after] = (form?.slice(form.lastIndexOf('.') + 1) ?? '').split('{name}');
  return before === undefined || after === undefined ? ['', ''] : [before, after];
}

function hasAffixes(text: string, before: string, after: string): boolean {
  return (
    text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after)
  );
}
