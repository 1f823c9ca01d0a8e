/** A job as it lies on the disk, told by the face: no path of a manifest is ever asked of a file system. */
import { isAbsolute, normalize, toPosix } from '../text/posix-path.ts';

/** Something that lies in the folder of a job. */
export interface JobEntry {
  /** From the folder of the job. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** What a link says, as it says it. */
  readonly target?: string;
}

export interface JobFolder {
  /** Absolute paths by which the folder is known: as it was named, and where links lead. The first names it. */
  readonly names: readonly string[];
  /** Absolute folders from which relative paths of a manifest may start, beside the job's own. */
  readonly bases: readonly string[];
  readonly entries: readonly JobEntry[];
}

/** Where a path of a manifest leads. */
export type Place =
  | {
      readonly kind: 'inside';
      /** From the folder of the job, links followed. */
      readonly path: string;
      readonly is: 'file' | 'folder' | 'absent';
    }
  /** Out of the folder of the job, where nobody looks. */
  | { readonly kind: 'outside' };

export interface Job {
  /** Every entry, by path. */
  readonly entries: readonly JobEntry[];
  /** `path` as it is written in a manifest that lies in `folder` (from the job's). */
  locate(path: string, folder: string): Place;
}

/** More links than this in one path are a circle. */
const MOST_LINKS = 40;

const OUTSIDE: Place = { kind: 'outside' };

export function createJob({ names, bases, entries }: JobFolder): Job {
  // A name that is put together of several characters may be written in two ways, and be one name on a disk.
  const byPath = new Map(entries.map((entry) => [entry.path.normalize('NFC'), entry]));
  const places = new Map<string, Place>();
  const roots = names.map(normalize);
  return {
    entries,
    locate(path, folder) {
      const key = `${folder}\u0000${path}`;
      let place = places.get(key);
      if (place === undefined) places.set(key, (place = find(path, folder)));
      return place;
    },
  };

  /** What is there counts; where nothing is, what the path says first. */
  function find(path: string, folder: string): Place {
    const written = [...new Set([path, toPosix(path)])];
    const candidates = written.flatMap((text) => candidatesOf(text, folder)).map(follow);
    const there = candidates.find((place) => place.kind === 'inside' && place.is !== 'absent');
    if (there) return there;
    const moved = written.flatMap(tailsOf).map(follow);
    return (
      moved.find((place) => place.kind === 'inside' && place.is !== 'absent') ??
      candidates[0] ??
      OUTSIDE
    );
  }

  function candidatesOf(path: string, folder: string): readonly string[] {
    if (isRooted(path)) return within(path);
    const relative = [`${roots[0]}/${path}`, `${roots[0]}/${folder}/${path}`];
    return [...bases.map((base) => `${base}/${path}`), ...relative].flatMap(within);
  }

  /** `path`, which is absolute, from the folder of the job; nothing where it lies outside. */
  function within(path: string): readonly string[] {
    const normal = normalize(path);
    const root = roots.find((each) => normal.startsWith(each === '/' ? each : `${each}/`));
    return root === undefined ? [] : [normal.slice(root.length).replace(/^\//, '')];
  }

  /** A job that was moved names its files by where it lay: what follows the name of its folder still holds. */
  function tailsOf(path: string): readonly string[] {
    const name = roots[0]?.slice(roots[0].lastIndexOf('/') + 1);
    const segments = normalize(path).split('/');
    const at = name === undefined || name === '' ? -1 : segments.lastIndexOf(name);
    const tail = segments.slice(at + 1).join('/');
    return at < 0 || tail === '' ? [] : [tail];
  }

  function follow(path: string): Place {
    let rest = path.split('/').filter((segment) => segment !== '');
    let at = '';
    for (let links = 0; rest.length > 0;) {
      const next = at === '' ? rest[0]! : `${at}/${rest[0]!}`;
      const entry = byPath.get(next.normalize('NFC'));
      rest = rest.slice(1);
      if (entry?.kind !== 'link') {
        at = entry?.path ?? next;
        continue;
      }
      links++;
      const target = toPosix(entry.target ?? '');
      const led = isRooted(target) ? target : `${roots[0]}/${at}/${target}`;
      const [inside] = within(led);
      if (inside === undefined) return OUTSIDE;
      if (links > MOST_LINKS) return { kind: 'inside', path, is: 'absent' };
      rest = [...inside.split('/').filter((segment) => segment !== ''), ...rest];
      at = '';
    }
    const entry = byPath.get(at.normalize('NFC'));
    const is = entry === undefined ? 'absent' : entry.kind === 'folder' ? 'folder' : 'file';
    return { kind: 'inside', path: at, is };
  }
}

function isRooted(path: string): boolean {
  return isAbsolute(path) || /^[a-z]:[\\/]/i.test(path);
}
