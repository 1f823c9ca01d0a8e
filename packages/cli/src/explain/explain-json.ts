/** The format `json` of an explanation: what the pages say, in a shape that carries its version. */
import type {
  EntrySource,
  Field,
  Level,
  LogConstant,
  Reading,
  RetiredConstant,
  Setting,
  Succession,
  Term,
  WordMeaning,
} from '@loglex/catalog';
import { type Check, type LogCall, sessionOf, severityOf } from '@loglex/engine';
import type { Knowledge } from './knowledge.ts';
import type { LineReading } from './line-reading.ts';
import type { LogLineReading } from './log-line.ts';
import { entryStart } from './places.ts';
import type { Target } from './target.ts';

/** The shape's version. It grows by one when a key changes its meaning or goes. */
const SHAPE = 1;

type Json = Readonly<Record<string, unknown>>;

/** The document that docs/cli.md describes. */
export function explainJson(what: string, target: Target, known: Knowledge): string {
  const document = { version: SHAPE, what, results: resultsOf(target, known) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What there is to say of a target; plain data. */
export function resultsOf(target: Target, known: Knowledge): readonly Json[] {
  switch (target.kind) {
    case 'constants':
      return [
        ...target.constants.map((constant) => ofConstant(constant, known)),
        ...target.retired.map((entry) => ofRetired(entry, known)),
      ];
    case 'manifest-check': {
      const { id, description, defaultSeverity, docs } = target.check;
      return [{ kind: 'manifest-check', id, description, severity: defaultSeverity, ...docs }];
    }
    case 'check':
      return [ofCheck(target.check, known)];
    case 'words':
      return target.meanings.map((meaning) => ofWord(meaning, known));
    case 'tags':
      return target.readings.map((reading) => ofReading(reading, known));
    case 'log-line':
      return known.logLine === undefined ? [] : [ofLogLine(target.text, known.logLine)];
    case 'line':
      return known.line === undefined ? [] : ofLine(target, known.line, known);
  }
}

function ofConstant(constant: LogConstant, { placeOf, usesOf }: Knowledge): Json {
  const { code, name, message, component, subcomponent, tags, fields, aliases, source } = constant;
  return {
    kind: 'constant',
    code,
    name,
    ...levels(constant),
    message,
    component,
    subcomponent,
    tags,
    fields: Array.from(fields.values(), ofField),
    alerts: constant.alerts?.map(({ text }) => text) ?? [],
    description: constant.description,
    action: constant.action,
    runbook: constant.runbook,
    since: constant.since,
    aliases,
    deprecated: constant.deprecated && ofSuccession(constant.deprecated),
    declared: placeOf(entryStart(source)),
    used: usesOf(code),
  };
}

function ofField({ source: _, ...field }: Field): Json {
  return { ...field };
}

function ofRetired({ code, name, source, ...succession }: RetiredConstant, known: Knowledge): Json {
  const { placeOf, usesOf } = known;
  return {
    kind: 'retired',
    code,
    name,
    ...ofSuccession(succession),
    declared: placeOf(entryStart(source)),
    used: usesOf(code),
  };
}

function ofSuccession({ since, replacedBy, reason }: Succession): Json {
  return { since, replacedBy, reason };
}

function ofCheck(check: Check, { settings }: Knowledge): Json {
  const { id, description, testSeverity, fixable, docs, defaultOptions } = check;
  return {
    kind: 'check',
    id,
    description,
    severity: severityOf(check, settings, false),
    testSeverity,
    fixable,
    what: docs.what,
    why: docs.why,
    options: defaultOptions ?? {},
  };
}

function ofWord(meaning: WordMeaning, { placeOf, settings }: Knowledge): Json {
  const declared = (source: EntrySource) => ({ declared: placeOf(entryStart(source)) });
  switch (meaning.kind) {
    case 'term':
      return {
        kind: 'term',
        legend: meaning.legend.name,
        ...ofTerm(meaning.term),
        ...declared(meaning.term.source),
      };
    case 'group': {
      const { name, description, required, many, precedence, source } = meaning.group;
      const members = [...meaning.legend.terms.values()].filter(({ group }) => group === name);
      return {
        kind: 'group',
        legend: meaning.legend.name,
        name,
        description,
        terms: members.map((term) => term.name),
        required,
        many,
        precedence: precedence.map(({ text }) => text),
        ...declared(source),
      };
    }
    case 'scope': {
      const { name, source } = meaning.legend;
      return { kind: 'scope', legend: name, name: meaning.scope, ...declared(source) };
    }
    case 'legend': {
      const { name, description, terms, examples, source } = meaning.legend;
      return {
        kind: 'legend',
        name,
        description,
        default: meaning.legend.default,
        terms: Array.from(terms.values(), ofTerm),
        examples: examples.map(({ text }) => text),
        ...declared(source),
      };
    }
    case 'section': {
      const { title, description, keys, open, source } = meaning.section;
      return {
        kind: 'section',
        title,
        description,
        ...levels(meaning.section),
        keys: Array.from(keys.values(), ({ source: _, ...key }) => key),
        open,
        ...declared(source),
      };
    }
    case 'section-key': {
      const { source, ...key } = meaning.key;
      return { kind: 'section-key', section: meaning.section.title, ...key, ...declared(source) };
    }
    case 'setting':
      return {
        kind: 'setting',
        tree: meaning.tree.name,
        ...ofSetting(meaning.setting),
        madeIn: settings.configuration
          .filter(({ settings: tree }) => tree === meaning.tree.name)
          .map(({ files, environment }) => ({ files, environment })),
        ...declared(meaning.setting.source),
      };
    case 'destination': {
      const { name, description, file, levels: kept, source } = meaning.destination;
      return { kind: 'destination', name, description, file, levels: kept, ...declared(source) };
    }
    case 'alert': {
      const { name, description, from, components, source } = meaning.alert;
      const owners = components.map(({ text }) => text);
      return { kind: 'alert', name, description, from, components: owners, ...declared(source) };
    }
    case 'manifest': {
      const { source, required, final, success, failure, ...manifest } = meaning.manifest;
      const texts = (statuses: typeof final) => statuses.map(({ text }) => text);
      return {
        kind: 'manifest',
        ...manifest,
        required: [...required],
        final: texts(final),
        success: texts(success),
        failure: texts(failure),
        ...declared(source),
      };
    }
  }
}

function ofTerm(term: Term): Json {
  const { name, description, group, argument, scoped, shown, aliases, message } = term;
  return { name, description, group, argument, scoped, shown, aliases, ...levels(term), message };
}

function ofSetting({ source: _, ...setting }: Setting): Json {
  return { ...setting };
}

function levels({ level, may }: { level: Level | undefined; may: readonly Level[] }): Json {
  return { level: level?.native, may: may.map(({ native }) => native) };
}

function ofReading(reading: Reading, { placeOf }: Knowledge): Json {
  const { legend } = reading;
  const declared = placeOf(entryStart(legend.source));
  if (reading.kind === 'message') {
    const { term, values } = reading.match;
    return {
      kind: 'message',
      legend: legend.name,
      term: ofTerm(term),
      values: Array.from(values, ([name, { text }]) => ({ name, text })),
      declared,
    };
  }
  const { terms, problems, omittable } = reading.tag;
  return {
    kind: 'tag',
    legend: legend.name,
    terms: terms.map(({ term, word, argument, scope, range }) => ({
      name: term.name,
      word,
      argument,
      scope,
      description: term.description,
      offsets: [range.start, range.end],
    })),
    problems: problems.map(({ kind, message, range, replacement }) => ({
      problem: kind,
      message,
      replacement,
      offsets: [range.start, range.end],
    })),
    omittable,
    declared,
  };
}

function ofLogLine(text: string, { record, found, writers }: LogLineReading): Json {
  const { by, code, ambiguous, exact } = found;
  return {
    kind: 'log-line',
    text,
    layout: record.layout,
    level: record.level?.native,
    logger: record.logger,
    message: record.message,
    detail: found.detail ?? record.detail,
    fields: Object.fromEntries(record.fields),
    malformed: record.malformed,
    by,
    code,
    retired: found.retired.map(({ code, name, replacedBy }) => ({ code, name, replacedBy })),
    ambiguous,
    exact,
    answers: writers.map(({ constant, template, answer, sites }) => ({
      code: constant?.code,
      name: constant?.name,
      template,
      arguments: answer?.arguments.map(({ name, text, value, sure, range }) => ({
        name,
        text,
        value: typeof value === 'bigint' ? String(value) : value,
        sure,
        offsets: [range.start, range.end],
      })),
      sites,
    })),
  };
}

function ofLine(
  { file, line }: Extract<Target, { kind: 'line' }>,
  reading: LineReading,
  { placeOf }: Knowledge,
): readonly Json[] {
  switch (reading.kind) {
    case 'left-out':
      return [{ kind: 'left-out', file, line }];
    case 'none':
      return [{ kind: 'no-call', file, line, source: reading.source, calls: reading.others }];
    case 'calls': {
      const session = sessionOf(reading.scope.catalog, reading.scope.settings);
      return reading.calls.map(({ call, findings }) => ({
        kind: 'call',
        ...placeOf({ file: reading.file, range: call.range }),
        ...ofCall(call),
        constants: constantsOf(session.identify(call)),
        findings: findings.map(({ check, severity, message }) => ({ check, severity, message })),
      }));
    }
  }
}

function ofCall(call: LogCall): Json {
  const { callee, sink, method, confidence, reason, level, message, fields, error, logger } = call;
  return {
    callee: callee.text,
    sink,
    method,
    confidence,
    reason,
    logger: logger.namespace,
    level: level?.dynamic === true ? undefined : level?.native,
    levels: level?.dynamic === true ? level.candidates.map(({ native }) => native) : undefined,
    message: message?.expression.text,
    fields: fields.flatMap((field) => (field.kind === 'field' ? [field.key] : [])),
    contextFields: call.ambientFields,
    error: error?.text,
    arguments: call.arguments.map(({ role, keyword, text }) => ({ role, keyword, text })),
  };
}

function constantsOf(
  identity: ReturnType<ReturnType<typeof sessionOf>['identify']>,
): readonly Json[] {
  if (identity.kind === 'raw' || identity.kind === 'dynamic') return [];
  return identity.mentions.map((resolved) => ({
    text: resolved.mention.text,
    by: resolved.mention.by,
    state: resolved.kind,
    code:
      resolved.kind === 'known'
        ? resolved.constant.code
        : resolved.kind === 'retired'
          ? resolved.retired.code
          : undefined,
  }));
}
