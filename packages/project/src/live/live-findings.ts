/** What is found in the files of a project that is open in an editor, as far as it is known. */
import { groupBy } from '@loglex/catalog';
import type { FileFacts, Finding, ProjectIndex } from '@loglex/engine';
import { findInCatalogs, findInFile, findInWhole, inOrder } from '../check/find.ts';
import type { LiveDocuments } from './live-documents.ts';
import type { LiveScopes } from './live-scopes.ts';
import { movedFindings } from './moved-findings.ts';
import type { ScopeView } from './scope-views.ts';

export interface LiveFindings {
  /** Of the file's own checks, of the catalog's, and those over the whole project that are known. */
  in(file: string, facts: FileFacts | undefined): readonly Finding[];
  /** Runs the checks over the whole project. Whether people would see something else now. */
  checkWhole(): boolean;
  /** The files with findings over the whole project. */
  readonly filesOfWhole: Iterable<string>;
  /** A file is open from now on: `text` is what was checked, `undefined` where nobody knows. */
  opened(file: string, text: () => string | undefined): void;
}

type ByFile = ReadonlyMap<string, readonly Finding[]>;

export function createLiveFindings(
  scopes: LiveScopes,
  index: ProjectIndex,
  { bufferOf, open }: Pick<LiveDocuments, 'bufferOf' | 'open'>,
): LiveFindings {
  let whole: ByFile = new Map();
  /** The texts of open files for which `whole` was found. */
  const checked = new Map<string, string>();
  const ofCatalogs = new WeakMap<ScopeView, ByFile>();

  function inCatalogs(view: ScopeView): ByFile {
    let findings = ofCatalogs.get(view);
    if (findings === undefined) {
      findings = groupBy(findInCatalogs([view], {}), ({ file }) => file);
      ofCatalogs.set(view, findings);
    }
    return findings;
  }

  /** What is wrong with the catalog in one of its files, where it stands by now. */
  function ofCatalogIn(view: ScopeView, file: string): readonly Finding[] {
    const found = inCatalogs(view).get(file) ?? [];
    const now = bufferOf(file)?.text;
    const read = view.catalogTexts.find((each) => each.file === file)?.text;
    return now === undefined || read === undefined ? found : movedFindings(found, read, now);
  }

  /** Where an open file has changed since, its findings are where they have moved to. */
  function wholeIn(file: string): readonly Finding[] {
    const found = whole.get(file) ?? [];
    const now = bufferOf(file)?.text;
    const before = checked.get(file);
    return now === undefined || before === undefined ? found : movedFindings(found, before, now);
  }

  return {
    in(file, facts) {
      const view = scopes.knownViewOf(file);
      return inOrder([
        ...(facts === undefined ? [] : findInFile({ facts, scope: view }, {})),
        ...ofCatalogIn(view, file),
        ...wholeIn(file),
      ]);
    },
    checkWhole() {
      const before = whole;
      const views = scopes.views();
      const files = Array.from(index.files(), (facts) => ({
        facts,
        scope: scopes.viewOf(facts.file),
      }));
      whole = groupBy(inOrder(findInWhole(views, files, {})), ({ file }) => file);
      checked.clear();
      for (const { file, text } of open()) checked.set(file, text);
      return !isSame(before, whole);
    },
    get filesOfWhole() {
      return whole.keys();
    },
    opened(file, text) {
      if (checked.has(file) || !whole.has(file)) return;
      const known = text();
      if (known !== undefined) checked.set(file, known);
    },
  };
}

/** Whether people see the same. */
function isSame(a: ByFile, b: ByFile): boolean {
  return (
    a.size === b.size &&
    [...a].every(([file, findings]) => {
      const others = b.get(file);
      return (
        others?.length === findings.length &&
        findings.every((finding, at) => isSameFinding(finding, others[at]!))
      );
    })
  );
}

function isSameFinding(a: Finding, b: Finding): boolean {
  return (
    a.message === b.message &&
    a.severity === b.severity &&
    a.range.start === b.range.start &&
    a.range.end === b.range.end
  );
}
