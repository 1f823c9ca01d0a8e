/** Gets the index when it is first needed. A page on a disk may not fetch; it may load a script. */
import type { SearchIndex } from '../src/generate/html/search-index.ts';

/** The index; the same promise for everybody who asks. Rejects where the file is not there. */
export function createIndexLoader(root: string): () => Promise<SearchIndex> {
  let loading: Promise<SearchIndex> | undefined;
  return () => (loading ??= load(`${root}assets/search-index.js`));
}

async function load(address: string): Promise<SearchIndex> {
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${address} could not be loaded`)));
    document.head.append(script);
  });
  return (globalThis as unknown as { readonly loglexIndex: SearchIndex }).loglexIndex;
}
