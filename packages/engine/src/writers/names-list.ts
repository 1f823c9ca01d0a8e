/** Lists of names between commas, as imports have them. */

/** The list without some of its items, laid out as before; `undefined` where none of them stays. */
export function withoutItems(list: string, isGone: (item: string) => boolean): string | undefined {
  const pieces = list.split(',');
  const isItem = (piece: string): boolean => piece.trim() !== '';
  const kept = pieces.filter((piece) => !isItem(piece) || !isGone(piece.trim()));
  if (!kept.some(isItem)) return undefined;
  const [first = ''] = kept;
  const lead = /^\s*/.exec(list)?.[0] ?? '';
  const tail = /\s*$/.exec(list)?.[0] ?? '';
  return lead + [first.trimStart(), ...kept.slice(1)].join(',').trimEnd() + tail;
}

/** The name that an item binds: the last of `name`, `name as local`, `name: local`. */
export function boundName(item: string): string {
  return /[\p{ID_Continue}$]+$/u.exec(item)?.[0] ?? item;
}
