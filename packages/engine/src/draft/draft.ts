/** The draft of a project's settings and catalog, from what its code logs today. */
import { codeAt } from '@loglex/catalog';
import type { CodeBlock } from '@loglex/catalog';
import { advise, isMigratable } from '../audit/advise.ts';
import { countedCalls } from '../audit/counted-call.ts';
import type { AuditFile } from '../audit/counted-call.ts';
import { blocksFor } from './blocks.ts';
import { draftComponents } from './components.ts';
import type { DraftComponent } from './components.ts';
import { loggerGlobs } from './loggers.ts';
import { constantName, takeName } from './names.ts';
import { draftSamples } from './samples.ts';
import type { Sample } from './samples.ts';
import { wrappersIn } from './wrappers.ts';
import type { Wrapper } from './wrappers.ts';

export interface DraftConstant extends Sample {
  readonly code: string;
  readonly name: string;
}

export interface DraftCatalog extends DraftComponent {
  /** What its codes are taken from. */
  readonly block: CodeBlock;
  /** Globs over logger namespaces; empty where the names follow no scheme. */
  readonly loggers: readonly string[];
  readonly constants: readonly DraftConstant[];
}

export interface Draft {
  /** One per component. Names, codes and wordings are unique over all of them. */
  readonly catalogs: readonly DraftCatalog[];
  readonly wrappers: readonly Wrapper[];
}

/** A start to learn from, not a migration. */
const SAMPLES_PER_COMPONENT = 5;

/** More globs than this name loggers one by one, and each new logger would be a finding. */
const MOST_LOGGER_GLOBS = 12;

/** Drafts from the code of `files` that is not test code. */
export function draftProject(files: readonly AuditFile[]): Draft {
  const sources = files.filter(({ isTest }) => !isTest);
  const calls = sources.flatMap(countedCalls);
  const migratable = advise(calls).filter(isMigratable);
  const facts = sources.map((file) => file.facts);
  const components = draftComponents(facts).map((component) => {
    const own = new Set(component.files);
    return {
      ...component,
      calls: migratable.filter((call) => own.has(call.facts)),
      loggers: loggerGlobs(component.files),
    };
  });
  const settings = new Map(sources.map((file) => [file.facts, file.session.settings]));
  const blocks = blocksFor(
    components.map(({ calls }) => new Set(calls.map(({ wording }) => wording.key)).size),
  );
  const loggersHaveScheme = components.every(({ loggers }) => loggers.length <= MOST_LOGGER_GLOBS);
  // A message that is the name of a constant would be taken for the constant.
  const names = new Set(calls.flatMap(({ wording }) => wording?.text ?? []));
  const said = new Set<string>();
  const catalogs = components.map(({ calls, ...component }, at) => {
    const samples = draftSamples(
      calls.filter(({ wording }) => !said.has(wording.key)),
      (of) => settings.get(of)!,
      SAMPLES_PER_COMPONENT,
    );
    for (const { key } of samples) said.add(key);
    const block = blocks[at]!;
    return {
      ...component,
      loggers: loggersHaveScheme ? component.loggers : [],
      block,
      constants: samples.map((sample, index) => ({
        ...sample,
        code: codeAt(block, block.first + index),
        name: takeName(constantName(sample.message, component.name), names, '_'),
      })),
    };
  });
  return { catalogs, wrappers: wrappersIn(facts) };
}
