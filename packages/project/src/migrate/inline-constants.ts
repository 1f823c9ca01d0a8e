/** The way back, on disk: coded calls become plain messages in one journalled change, for those who leave. */
import { applyEdits } from '@loglex/catalog';
import { type InlinedCall, inlineCalls, type InlineOptions } from '@loglex/engine';
import { gatherFacts, type ScopedFacts } from '../facts/gather.ts';
import { targetOf } from '../files/write.ts';
import type { ChangedText } from '../files/write-all.ts';
import { readWorkTree } from '../git/work-tree.ts';
import { beginChange } from '../journal/begin-change.ts';
import { carryOut, type CarriedOut } from '../journal/carry-out.ts';
import { refuseUnfinished, withJournal } from '../journal/resume.ts';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Session } from '../session.ts';
import { bytesOf, refuseDirty } from './apply-migration.ts';
import { type SourceReader, sourceReader } from './read-source.ts';

export interface InlineRunOptions extends RunOptions, InlineOptions {
  /** `false`: say what would change, and change nothing. Default: `true`. */
  readonly write?: boolean;
  /** Write although files differ from the last commit. */
  readonly allowDirty?: boolean;
  /** Stops it between two files: what is left can be resumed. */
  readonly signal?: AbortSignal;
}

export interface InlinedProject {
  /** By path. */
  readonly files: readonly ChangedText[];
  /** Every coded call that was looked at, those that stay as they are among them. */
  readonly calls: readonly (InlinedCall & { readonly file: string })[];
  /** What could not be read, and files that would not parse any more. */
  readonly problems: readonly Problem[];
  /** `undefined`: nothing was to be written, or nothing was asked for. */
  readonly written: CarriedOut | undefined;
}

/** In one or two sentences why nothing was changed; `undo` takes the change back like any other. */
export type InlineOutcome =
  InlinedProject | { readonly refused: string; readonly files?: readonly string[] };

/** Never rejects for what is on disk. The catalog and its generated files stay: other code may need them. */
export function inlineConstants(
  session: Session,
  options: InlineRunOptions = {},
): Promise<InlineOutcome> {
  const { root } = session.scopes;
  if (options.write === false) return inline(session, options);
  return withJournal(root, async () => refuseUnfinished(root) ?? (await inline(session, options)));
}

async function inline(session: Session, options: InlineRunOptions): Promise<InlineOutcome> {
  const { write = true, allowDirty = false, signal, paths, onProgress } = options;
  const scopes = session.scopes.reread();
  const { root } = scopes;
  const gathered = await gatherFacts(
    { ...session, scopes },
    { ...(paths && { paths }), ...(onProgress && { onProgress }) },
  );
  const problems: Problem[] = [...gathered.problems];
  const calls: InlinedProject['calls'][number][] = [];
  const files: ChangedText[] = [];
  const read = sourceReader(root);
  for (const each of gathered.files) {
    const result = inlineFile(root, each, read, options);
    if ('message' in result) {
      problems.push(result);
      continue;
    }
    calls.push(...result.calls.map((call) => ({ file: each.facts.file, ...call })));
    if (result.changed !== undefined) files.push(result.changed);
  }
  const done = { files, calls, problems, written: undefined };
  if (!write || files.length === 0) return done;
  const names = files.map(({ file }) => file);
  const dirty = refuseDirty(await readWorkTree(root, names), files, { allowDirty });
  if (dirty !== undefined) return dirty;
  const title = `inline ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const change = beginChange(root, { title, files: bytesOf(root, files, []) });
  return { ...done, written: await carryOut(root, change, { signal }) };
}

interface Inlined {
  readonly calls: readonly InlinedCall[];
  readonly changed?: ChangedText;
}

function inlineFile(
  root: string,
  gathered: ScopedFacts,
  read: SourceReader,
  options: InlineOptions,
): Inlined | Problem {
  const { file, calls } = gathered.facts;
  if (!calls.some((call) => call.arguments.some(({ role }) => role === 'constant'))) {
    return { calls: [] };
  }
  const source = read(gathered);
  if ('message' in source) return source;
  const inlined = inlineCalls(source, options);
  const after = applyEdits(source.text, inlined.edits);
  if (after === source.text) return { calls: inlined.calls };
  const target = targetOf(root, file);
  if ('message' in target) return { kind: 'read', file, message: target.message };
  const objection = source.frontEnd.objection(file, after);
  if (objection !== undefined && source.frontEnd.objection(file, source.text) === undefined) {
    const message = `It would not parse any more, so nothing in it is changed: ${objection.message} Please report it.`;
    return { kind: 'internal', file, message };
  }
  return { calls: inlined.calls, changed: { file, before: source.text, after } };
}
