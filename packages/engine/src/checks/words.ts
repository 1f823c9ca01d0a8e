/** Words of a check with the data of a report in their holes. */

/** `{name}` is replaced by `data.name`; a name that data does not have stays as it is. */
export function renderWords(
  words: string,
  data: Readonly<Record<string, string | number>> = {},
): string {
  return words.replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : hole,
  );
}
