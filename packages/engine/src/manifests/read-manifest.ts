/** From the text of a manifest to the stages that it tells of: whatever is wrong with it is a problem, and the rest is read. */
import {
  type DataNode,
  isNull,
  type ManifestKind,
  type ManifestRole,
  type MapNode,
  type PlacedText,
  readDocument,
  type ScalarNode,
  type TextRange,
  valueOf,
} from '@loglex/catalog';
import { instantOf } from './instant.ts';
import type {
  ManifestProblem,
  ManifestText,
  Placed,
  RecordedError,
  StageRecord,
  TrackedFile,
} from './manifest.ts';
import { quoted } from './quoted.ts';

export interface ReadManifest {
  readonly stages: readonly StageRecord[];
  readonly problems: readonly ManifestProblem[];
}

/** Never throws. JSON where the name says so, YAML otherwise; the limits are those of a catalog file. */
export function readManifest(source: ManifestText, kind: ManifestKind): ReadManifest {
  const { root, problems: unreadable } = readDocument({ file: source.file, text: source.text });
  const problems = unreadable.map(({ id, file, range, message }): ManifestProblem => ({
    kind: id === 'duplicate-key' ? 'wrong-value' : 'unreadable',
    file,
    range,
    message: TOO_MUCH.has(id)
      ? 'This manifest is too long or nests too deeply to be read, so nobody can say how its stage ended. Keep what is large in a file of its own.'
      : message,
  }));
  if (!root) {
    if (problems.length === 0) {
      const message =
        'This manifest is empty, so nobody can say how its stage ended. Write it when the stage begins, and again when it ends.';
      problems.push({ kind: 'unreadable', file: source.file, range: START, message });
    }
    return { stages: [], problems };
  }
  const reader = new ManifestReader(source, kind, problems);
  return { stages: reader.read(root), problems };
}

const TOO_MUCH: ReadonlySet<string> = new Set(['too-large']);
const START: TextRange = { start: 0, end: 0 };

class ManifestReader {
  readonly #source: ManifestText;
  readonly #kind: ManifestKind;
  readonly #problems: ManifestProblem[];

  constructor(source: ManifestText, kind: ManifestKind, problems: ManifestProblem[]) {
    this.#source = source;
    this.#kind = kind;
    this.#problems = problems;
  }

  read(root: DataNode): readonly StageRecord[] {
    const { under } = this.#kind;
    if (under.length === 0) return this.#stages(root, undefined);
    let node: DataNode | undefined = root;
    for (const key of under) node = node?.kind === 'map' ? valueOf(node, key) : undefined;
    if (node?.kind === 'seq') return node.items.flatMap((item) => this.#stages(item, undefined));
    if (node?.kind === 'map')
      return node.entries.flatMap(({ key, value }) => this.#stages(value, key));
    this.#wrong(
      node?.range ?? opening(root),
      `The stages should stand under "${under.join('.')}", by name or as a list, and do not: none of them can be told of. Write them there, or say in the catalog where they are.`,
    );
    return [];
  }

  #stages(node: DataNode, key: ScalarNode | undefined): readonly StageRecord[] {
    if (node.kind === 'map') return [this.#stage(node, key)];
    const whose = key === undefined ? 'A stage' : `The stage ${quoted(key.text)}`;
    this.#wrong(
      node.range,
      `${whose} is no object here, so nothing is known of it. Write its status, its inputs and its outputs as keys.`,
    );
    return [];
  }

  #stage(map: MapNode, key: ScalarNode | undefined): StageRecord {
    const values = this.#valuesOf(map, STAGE_ROLES);
    const name = this.#text(values, 'stage') ?? (key && { text: key.text, range: key.range });
    const number = this.#number(values, 'number');
    const status = this.#text(values, 'status');
    const started = this.#instant(values, 'started');
    const completed = this.#instant(values, 'completed');
    const duration = this.#number(values, 'duration');
    return {
      file: this.#source.file,
      path: this.#source.path,
      range: name?.range ?? opening(map),
      ...(name && { name }),
      ...(number && { number }),
      ...(status && { status }),
      ...(started && { started }),
      ...(completed && { completed }),
      ...(duration && { duration }),
      inputs: this.#files(values, 'inputs'),
      outputs: this.#files(values, 'outputs'),
      intermediates: this.#files(values, 'intermediates'),
      errors: this.#errors(values.get('errors')),
      values: new Map([
        ...(name ? [['stage', name.range] as const] : []),
        ...Array.from(values, ([role, { range }]) => [role, range] as const),
      ]),
    };
  }

  /** The value of the first key of a role that is there and says something. */
  #valueOf(map: MapNode, role: ManifestRole): DataNode | undefined {
    for (const key of this.#kind.roles[role]) {
      const value = valueOf(map, key);
      if (value && !isNull(value)) return value;
    }
    return undefined;
  }

  #text(values: ReadonlyMap<ManifestRole, DataNode>, role: ManifestRole): PlacedText | undefined {
    const node = values.get(role);
    if (node === undefined) return undefined;
    if (node.kind === 'scalar') return { text: node.text, range: node.range };
    this.#wrong(node.range, `The ${NAMES[role]} should be a word, and is a list or an object.`);
    return undefined;
  }

  #number(
    values: ReadonlyMap<ManifestRole, DataNode>,
    role: 'number' | 'duration',
  ): Placed<number> | undefined {
    const said = this.#text(values, role);
    if (said === undefined) return undefined;
    const value = Number(said.text);
    if (said.text.trim() !== '' && Number.isFinite(value)) return { value, range: said.range };
    this.#wrong(said.range, `The ${NAMES[role]} should be a number, and is ${quoted(said.text)}.`);
    return undefined;
  }

  #instant(
    values: ReadonlyMap<ManifestRole, DataNode>,
    role: 'started' | 'completed',
  ): StageRecord['started'] {
    const said = this.#text(values, role);
    if (said === undefined) return undefined;
    const value = instantOf(said.text);
    if (value) return { value, range: said.range };
    this.#wrong(
      said.range,
      `${quoted(said.text)} is no time, so nobody can tell when the stage ${role === 'started' ? 'began' : 'ended'}. Write it as 2026-01-31T12:00:00Z.`,
    );
    return undefined;
  }

  #files(
    values: ReadonlyMap<ManifestRole, DataNode>,
    role: 'inputs' | 'outputs' | 'intermediates',
  ): readonly TrackedFile[] {
    const node = values.get(role);
    if (node === undefined) return [];
    if (node.kind === 'scalar') {
      this.#wrong(
        node.range,
        `The ${role} should be a list of files, or files by name, so none of them is known. Write each with its path.`,
      );
      return [];
    }
    const items = node.kind === 'seq' ? node.items : node.entries.map(({ value }) => value);
    return items.flatMap((item) => this.#file(item, role) ?? []);
  }

  #file(node: DataNode, role: string): TrackedFile | undefined {
    if (node.kind === 'scalar' && !isNull(node)) {
      const path = { text: node.text, range: node.range };
      return { range: node.range, path, roles: new Set(['path']) };
    }
    if (node.kind !== 'map') {
      this.#wrong(node.range, `One of the ${role} is no file: write it with its path.`);
      return undefined;
    }
    const values = this.#valuesOf(node, FILE_ROLES);
    const path = this.#text(values, 'path');
    const from = this.#text(values, 'from');
    const retained = values.get('retained');
    return {
      range: path?.range ?? opening(node),
      ...(path && { path }),
      ...(from && { from }),
      ...(retained?.kind === 'scalar' &&
        /^(?:true|false)$/.test(retained.text) && {
          retained: { value: retained.text === 'true', range: retained.range },
        }),
      roles: new Set(values.keys()),
    };
  }

  /** A list of texts or objects, or only one. */
  #errors(node: DataNode | undefined): readonly RecordedError[] {
    if (node === undefined) return [];
    const items = node.kind === 'seq' ? node.items : [node];
    return items.flatMap((item): readonly RecordedError[] => {
      if (item.kind === 'scalar') {
        // `"error": ""` and `"error": false` say that there was none.
        if (isNull(item) || item.text.trim() === '' || item.text === 'false') return [];
        const message = { text: item.text, range: item.range };
        return [{ range: item.range, message, roles: new Set(['message']) }];
      }
      if (item.kind === 'seq' || item.entries.length === 0) return [];
      const values = this.#valuesOf(item, ERROR_ROLES);
      const code = this.#text(values, 'code');
      const message = this.#text(values, 'message');
      const said = code && code.text !== '' ? code : undefined;
      return [
        {
          range: said?.range ?? message?.range ?? opening(item),
          ...(said && { code: said }),
          ...(message && { message }),
          roles: new Set(values.keys()),
        },
      ];
    });
  }

  #valuesOf(map: MapNode, roles: readonly ManifestRole[]): ReadonlyMap<ManifestRole, DataNode> {
    return new Map(
      roles.flatMap((role) => {
        const value = this.#valueOf(map, role);
        return value ? [[role, value] as const] : [];
      }),
    );
  }

  #wrong(range: TextRange, message: string): void {
    this.#problems.push({ kind: 'wrong-value', file: this.#source.file, range, message });
  }
}

const STAGE_ROLES = [
  'stage',
  'number',
  'status',
  'started',
  'completed',
  'duration',
  'inputs',
  'outputs',
  'intermediates',
  'config',
  'resources',
  'errors',
  'warnings',
] as const satisfies readonly ManifestRole[];

const FILE_ROLES = ['path', 'type', 'from', 'retained', 'reason'] as const;
const ERROR_ROLES = ['code', 'message'] as const;

/** What roles are called in a sentence, where their own name says too little. */
const NAMES: Readonly<Record<ManifestRole, string>> = {
  stage: 'name of the stage',
  number: 'number of the stage',
  status: 'status',
  started: 'time at which the stage began',
  completed: 'time at which the stage ended',
  duration: 'duration in seconds',
  inputs: 'inputs',
  outputs: 'outputs',
  intermediates: 'intermediates',
  config: 'configuration',
  resources: 'resources',
  errors: 'errors',
  warnings: 'warnings',
  path: 'path of a file',
  type: 'type of a file',
  from: 'stage that an input is from',
  retained: 'word that says whether a file is kept',
  reason: 'reason of a file',
  code: 'code of an error',
  message: 'message of an error',
};

/** The bracket that opens it: a whole object would be underlined to the end of the file. */
function opening({ range: { start, end } }: DataNode): TextRange {
  return { start, end: Math.min(start + 1, end) };
}
