/** The plan that is looked at, what people have decided about its calls, and the next plan where files have changed since. */
import {
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  type Event,
  FileType,
  l10n,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import {
  MIGRATION_REQUESTS,
  type MigrationPlanParams,
  type MigrationPlans,
  STATUS,
  type Status,
} from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';
import { withLateProgress } from './late-progress.ts';
import { isRefused, type Site, sitesIn } from './migration-nodes.ts';

/** What is planned. */
export interface Scope {
  /** As people know it. */
  readonly name: string;
  /** Files and folders; absent: all projects. */
  readonly uris?: readonly string[];
}

export interface Planned {
  readonly scope: Scope;
  readonly plans: MigrationPlans;
  readonly sites: readonly Site[];
  /** Why there are none, where it is the file's own fault. */
  readonly uncovered?: string;
  /** Of the files with calls, as VS Code spells them. */
  readonly uris: ReadonlySet<string>;
}

export interface PlannedMigration extends Disposable {
  /** `undefined`: nothing is planned. */
  readonly now: Planned | undefined;
  /** Whether files of the plan have changed since it was made. */
  readonly isStale: boolean;
  /** Plan, decisions, or whether it is stale. */
  readonly onDidChange: Event<void>;
  /** Decisions about calls that are planned anew stay. */
  plan(scope: Scope): Promise<void>;
  /** What is planned, once more. */
  refresh(): Promise<void>;
  clear(): void;
  isAccepted(site: Site): boolean;
  /** Nothing happens to what is refused. */
  decide(sites: readonly Site[], isAccepted: (site: Site) => boolean): void;
  /** Whether anybody looks: for whom does not, nothing is planned anew. */
  watch(isWatched: boolean): void;
}

/** The id of the view that shows it. */
export const VIEW = 'loglex.migration';

/** So long nobody has typed when it is planned anew; that at least so many times what it takes. */
const IDLE_MS = 500;
const IDLE_TIMES = 4;

export function createPlannedMigration(connection: Connection): PlannedMigration {
  const changed = new EventEmitter<void>();
  const decisions = new Map<string, boolean>();
  let now: Planned | undefined;
  let isStale = false;
  /** Of documents that a plan is made of. */
  let changes = 0;
  let isOutdated = false;
  let isWatched = false;
  let took = 0;
  let running: CancellationTokenSource | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function plan(scope: Scope, isAsked = true): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running?.cancel();
    const mine = new CancellationTokenSource();
    running = mine;
    const began = performance.now();
    const changesBefore = changes;
    isOutdated = false;
    try {
      const plans = await askFor(scope, mine, isAsked);
      if (running !== mine) return;
      if (plans === undefined) {
        if (isAsked) throw new Error(l10n.t('The Loglex language server is not running.'));
        return;
      }
      took = performance.now() - began;
      const sites = sitesIn(plans);
      const uris = new Set(sites.map(({ uri }) => uri));
      const spelled = new Set(Array.from(uris, (uri) => Uri.parse(uri).toString()));
      const uncovered = sites.length === 0 ? await whyUncovered(scope) : undefined;
      if (running !== mine) return;
      now = { scope, plans, sites, uris: spelled, ...(uncovered !== undefined && { uncovered }) };
      // Others may have typed meanwhile.
      isStale = changes !== changesBefore;
      changed.fire();
    } catch (error) {
      // Whoever cancels, or asks for another plan, knows.
      if (!mine.token.isCancellationRequested) throw error;
    } finally {
      if (running === mine) running = undefined;
      mine.dispose();
      // What changed while it was planned.
      if (isOutdated) soon();
    }
  }

  function askFor({ uris }: Scope, source: CancellationTokenSource, isAsked: boolean) {
    const params: MigrationPlanParams = uris === undefined ? {} : { uris };
    return withLateProgress({
      ...{ view: VIEW, source },
      ...(isAsked && { title: l10n.t('Planning the migration') }),
      run: (token, onProgress) =>
        connection.ask<MigrationPlans>(MIGRATION_REQUESTS.plan, params, { token, onProgress }),
    });
  }

  /** Of one file alone. */
  async function whyUncovered({ uris = [] }: Scope): Promise<string | undefined> {
    const [uri, ...others] = uris;
    if (uri === undefined || others.length > 0) return undefined;
    const { type } = await workspace.fs.stat(Uri.parse(uri));
    if (type !== FileType.File) return undefined;
    const status = await connection.request<Status>(STATUS, { uri });
    return status?.file?.reason;
  }

  /** Plans anew when there is time for it, and somebody looks. */
  function soon(): void {
    isOutdated = true;
    clearTimeout(timer);
    timer = undefined;
    if (now === undefined || !isWatched || running !== undefined) return;
    const { scope } = now;
    timer = setTimeout(
      () => {
        plan(scope, false).catch(() => undefined);
      },
      Math.max(IDLE_MS, IDLE_TIMES * took),
    );
  }

  function typed({ uri }: TextDocument): void {
    if (now === undefined || uri.scheme !== 'file') return;
    if (isOf(now, uri)) {
      changes++;
      if (!isStale) {
        isStale = true;
        changed.fire();
      }
    }
    soon();
  }

  const listening = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) typed(document);
    }),
    // The server has read files, or catalogs changed on disk.
    connection.onDidChange(() => {
      if (connection.phase === 'running') soon();
    }),
  ];

  return {
    get now() {
      return now;
    },
    get isStale() {
      return isStale;
    },
    onDidChange: changed.event,
    plan,
    async refresh() {
      if (now !== undefined) await plan(now.scope);
    },
    clear() {
      running?.cancel();
      clearTimeout(timer);
      decisions.clear();
      now = undefined;
      isStale = false;
      changed.fire();
    },
    isAccepted: (site) =>
      !isRefused(site) && (decisions.get(site.id) ?? site.row.decision === 'migrate'),
    decide(sites, isAccepted) {
      for (const site of sites) if (!isRefused(site)) decisions.set(site.id, isAccepted(site));
      changed.fire();
    },
    watch(watched) {
      isWatched = watched;
      if (watched && isOutdated) soon();
    },
    dispose() {
      running?.cancel();
      clearTimeout(timer);
      for (const each of listening) each.dispose();
      changed.dispose();
    },
  };
}

/** Whether a plan is made of a document: of its calls, or, as a catalog or settings, of what it says. */
function isOf({ uris }: Planned, uri: Uri): boolean {
  return /\.(?:ya?ml|json)$/.test(uri.path) || uris.has(uri.toString());
}
