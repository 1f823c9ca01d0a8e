/** In which units characters of a line are counted: agreed on at the start, before anything else is loaded. */

export type PositionEncoding = 'utf-16' | 'utf-8' | 'utf-32';

const KNOWN: readonly string[] = ['utf-16', 'utf-8', 'utf-32'];

/** The first that the client lists and we know; what every client knows where it lists none. */
export function chooseEncoding(offered: readonly string[] | null | undefined): PositionEncoding {
  const found = offered?.find((encoding) => KNOWN.includes(encoding));
  return (found ?? 'utf-16') as PositionEncoding;
}
