/** The catalogs as the server last told them, asked for again when something changed and somebody looks. */
import { type Disposable, EventEmitter, type Event } from 'vscode';
import { CATALOG_REQUESTS, type Catalogs } from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';

export interface LoadedCatalogs extends Disposable {
  /** `undefined` as long as nothing was told. */
  readonly now: Catalogs | undefined;
  readonly onDidChange: Event<void>;
  /** Asks now, whatever is known. */
  refresh(): Promise<void>;
  /** Whether anybody looks: who does not is not kept up to date. */
  watch(isWatched: boolean): void;
}

/** While one types, counts change with every pause. */
const PAUSE_MS = 300;

export function createLoadedCatalogs(connection: Connection): LoadedCatalogs {
  const changed = new EventEmitter<void>();
  let now: Catalogs | undefined;
  let isWatched = false;
  let isStale = true;
  let timer: NodeJS.Timeout | undefined;

  async function refresh(): Promise<void> {
    isStale = false;
    now = await connection.request<Catalogs>(CATALOG_REQUESTS.catalog);
    changed.fire();
  }

  function mark(): void {
    isStale = true;
    if (!isWatched || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void refresh();
    }, PAUSE_MS);
  }

  const listening = connection.onDidChange(mark);
  return {
    get now() {
      return now;
    },
    onDidChange: changed.event,
    refresh,
    watch(watched) {
      isWatched = watched;
      if (watched && isStale) mark();
    },
    dispose() {
      clearTimeout(timer);
      listening.dispose();
      changed.dispose();
    },
  };
}
