/** The logs that a client has a view of: each read by the catalog that governs it, followed while it grows. */
import { codesOf, layoutsOf, recordExplainer, type Snapshot } from '@loglex/engine';
import {
  fileSource,
  type LiveProject,
  type LogKnowledge,
  type LogState,
  openLog,
  type OpenLog,
  textSource,
} from '@loglex/project';
import { pathOf } from '../convert/uri.ts';
import type { Transport } from '../transport/transport.ts';
import { LOG_CHANGED } from '../commands.ts';
import type { FileOfProject, Projects } from './projects.ts';

export interface ViewedLog {
  readonly log: OpenLog;
  /** Whose catalog it is read by: that of its folder, else the first there is; `undefined`: there is none. */
  governed(): FileOfProject | undefined;
}

export interface LogChanged {
  readonly log: number;
  readonly state: LogState;
}

export interface OpenLogs {
  /** `uri`: of a file on this machine, or what governs the text. */
  open(uri: string | undefined, text: string | undefined): number | undefined;
  get(id: unknown): ViewedLog | undefined;
  /** By whose catalogs they are read. */
  governing(): readonly FileOfProject[];
  close(id: number): void;
  stop(): void;
}

/** So often it is looked whether logs have grown, and catalogs have changed. */
const LOOK_MS = 1_000;

/** `onOpen` is told of the project that governs a log. */
export function createOpenLogs(
  projects: Projects,
  transport: Transport,
  onOpen: (project: LiveProject) => void,
): OpenLogs {
  const logs = new Map<number, ViewedLog & { look(): void }>();
  let last = 0;
  let timer: NodeJS.Timeout | undefined;

  function create(id: number, uri: string | undefined, text: string | undefined) {
    const path = uri === undefined ? undefined : pathOf(uri);
    if (text === undefined && path === undefined) return undefined;
    const governed = (): FileOfProject | undefined => {
      const found = uri === undefined ? undefined : projects.of(uri);
      if (found !== undefined) return found;
      const [project] = projects.all();
      return project && { project, file: '' };
    };
    let known = snapshotOf(governed())?.session;
    let seen = known;
    const source = text === undefined ? fileSource(path!) : textSource(text);
    const log = openLog(source, knowledgeOf(snapshotOf(governed())), () => {
      transport.notify(LOG_CHANGED, { log: id, state: log.state() } satisfies LogChanged);
    });
    function look(): void {
      const snapshot = snapshotOf(governed());
      const session = snapshot?.session;
      const isOther =
        session?.catalog !== known?.catalog || session?.settings.lines !== known?.settings.lines;
      // While somebody types into the catalog, it is another one every time.
      if (isOther && session?.catalog === seen?.catalog) {
        known = session;
        log.know(knowledgeOf(snapshot));
      }
      seen = session;
      log.look();
    }
    return { log, governed, look };
  }

  function close(id: number): void {
    void logs.get(id)?.log.close();
    logs.delete(id);
    if (logs.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    open(uri, text) {
      const viewed = create(last + 1, uri, text);
      if (viewed === undefined) return undefined;
      logs.set(++last, viewed);
      const by = viewed.governed();
      if (by !== undefined) onOpen(by.project);
      timer ??= setInterval(() => {
        for (const { look } of logs.values()) look();
      }, LOOK_MS).unref();
      return last;
    },
    get: (id) => (typeof id === 'number' ? logs.get(id) : undefined),
    governing: () => [...logs.values()].flatMap(({ governed }) => governed() ?? []),
    close,
    stop() {
      for (const id of [...logs.keys()]) close(id);
    },
  };
}

function snapshotOf(governed: FileOfProject | undefined): Snapshot | undefined {
  return governed?.project.snapshotFor(governed.file);
}

function knowledgeOf(snapshot: Snapshot | undefined): LogKnowledge {
  if (snapshot === undefined) return NOTHING;
  const { catalog, settings } = snapshot.session;
  return {
    layouts: settings.lines.length > 0 ? layoutsOf(settings.lines) : [],
    isCode: codesOf(catalog),
    explain: recordExplainer(catalog),
  };
}

const NOTHING: LogKnowledge = {
  layouts: [],
  isCode: () => false,
  explain: () => ({ constants: [], retired: [], answers: [], ambiguous: false, exact: true }),
};
