/** Finds the constants that modules hold, by a spec that says how they are written. */
import { levelOf } from '@loglex/catalog';
import type { TextRange } from '@loglex/catalog';
import type {
  CodeBinding,
  CodeCall,
  CodeClass,
  CodeEntry,
  CodeModule,
  CodeRecord,
  CodeValue,
} from './code-value.ts';
import { roleOf } from './import-spec.ts';
import type { ImportSpec } from './import-spec.ts';
import { aggregatesIn } from './aggregates.ts';
import type { Aggregate, ImportedConstant, ImportedProperty } from './imported-constant.ts';
import { createResolver } from './resolve-names.ts';
import type { ResolveNames } from './resolve-names.ts';
import { commentsAbove } from './comments-above.ts';
import { levelIn } from './level-word.ts';
import { stated } from './stated.ts';

export interface ImportedConstants {
  /** Module by module, each in source order. */
  readonly constants: readonly ImportedConstant[];
  readonly aggregates: readonly Aggregate[];
}

/** All that `modules` hold. Modules may use each other's names. */
export function importConstants(
  modules: readonly CodeModule[],
  spec: ImportSpec,
): ImportedConstants {
  const resolve = createResolver(modules);
  const constants = modules.flatMap((module) => [...new Finder(module, spec, resolve).find()]);
  return { constants, aggregates: modules.flatMap((module) => aggregatesIn(module, constants)) };
}

/** What the properties of an entry come from, before it is known what they mean. */
interface Said {
  readonly key: string;
  readonly value: CodeValue;
}

class Finder {
  readonly #module: CodeModule;
  readonly #spec: ImportSpec;
  readonly #resolve: ResolveNames;
  /** Where the constant before stands. */
  #last: TextRange | undefined;

  constructor(module: CodeModule, spec: ImportSpec, resolve: ResolveNames) {
    this.#module = module;
    this.#spec = spec;
    this.#resolve = resolve;
  }

  *find(): Generator<ImportedConstant> {
    const { bindings, classes } = this.#module;
    switch (this.#spec.entries) {
      case 'bindings':
        for (const binding of bindings) {
          const { kind } = binding.value;
          if (kind === 'call' || kind === 'record') {
            yield* this.#named(binding, this.#said(binding.value));
          }
        }
        return;
      case 'objects':
        for (const { value } of bindings) yield* this.#inObject(recordIn(value));
        return;
      case 'members':
        for (const { name, members } of classes) {
          const texts = members.map(({ value }) => value);
          for (const member of members) {
            yield* this.#named(member, this.#memberSaid(member.name, member.value, texts, name));
          }
        }
        return;
      case 'classes':
        for (const each of classes) yield* this.#class(each);
        return;
      case 'calls':
        yield* this.#calls();
        return;
      case 'items':
        for (const { value } of bindings) yield* this.#items(value);
    }
  }

  *#named(
    { name, nameRange, range }: Omit<CodeBinding, 'value'>,
    said: readonly Said[],
  ): Generator<ImportedConstant> {
    yield* this.#constant(range, { text: name, range: nameRange }, said);
  }

  /** Only what gives a code is a constant. */
  *#constant(
    range: TextRange,
    name: ImportedConstant['name'],
    said: readonly Said[],
  ): Generator<ImportedConstant> {
    const properties = said.map(({ key, value }) => this.#property(key, value));
    if (!properties.some(({ role }) => role === 'code')) return;
    const { file, language } = this.#module;
    const read = stated(name?.text, properties, language, this.#spec);
    const comments = this.#commentsAbove(range);
    yield { file, range, name, properties, comments, stated: read };
  }

  /** Between calls anywhere in code, comments speak of the code. */
  #commentsAbove(range: TextRange): readonly string[] {
    if (this.#spec.entries === 'calls') return [];
    const comments = commentsAbove(this.#module.text, range, this.#last);
    this.#last = range;
    return comments;
  }

  #property(key: string, value: CodeValue): ImportedProperty {
    const source = this.#module.text.slice(value.range.start, value.range.end);
    return { key, role: roleOf(key, this.#spec), value: this.#resolve(value), source };
  }

  /** Members of an object; one that holds no constant itself may be a group of them. */
  *#inObject(record: CodeRecord | undefined): Generator<ImportedConstant> {
    const entries = record?.entries ?? [];
    const values = entries.map(({ value }) => value);
    for (const { key, keyRange, value, range } of entries) {
      if (key === undefined) continue;
      const said = this.#memberSaid(key, value, values);
      const found = [...this.#named({ name: key, nameRange: keyRange, range }, said)];
      if (found.length > 0) yield* found;
      else if (value.kind === 'record') yield* this.#inObject(value);
    }
  }

  /** A member whose value is text names a code, or is named by one; its neighbours tell which. */
  #memberSaid(
    name: string,
    value: CodeValue,
    all: readonly CodeValue[],
    owner?: string,
  ): readonly Said[] {
    const resolved = this.#resolve(value);
    if (resolved.kind === 'text' || resolved.kind === 'number' || resolved.kind === 'template') {
      const codes = all.filter((each) => each.kind === 'number' || isCode(textIn(each)));
      if (codes.length * 2 > all.length) return [{ key: 'code', value }];
      if (!isCode(name)) return [];
      return [nameAsCode(name, value.range), { key: 'message', value }];
    }
    const said = this.#said(value, owner);
    const hasCode = said.some(({ key }) => roleOf(key, this.#spec) === 'code');
    if (hasCode || !isCode(name) || said.length === 0) return said;
    return [nameAsCode(name, value.range), ...said];
  }

  /** `owner`: the class whose constructor takes the items of a tuple, as Python's enums do. */
  #said(value: CodeValue, owner?: string): readonly Said[] {
    switch (value.kind) {
      case 'record':
        return value.entries.map(sayEntry);
      case 'list':
        return this.#sayPositional(value.items, owner);
      case 'call':
        return this.#sayCall(value);
      default:
        return [];
    }
  }

  #sayCall(call: CodeCall): readonly Said[] {
    const { call: wanted } = this.#spec;
    const { callee, positional, keywords } = call;
    if (wanted !== undefined && callee !== wanted && !callee.endsWith(`.${wanted}`)) return [];
    const [only] = positional;
    const said =
      positional.length === 1 && only?.kind === 'record'
        ? only.entries.map(sayEntry)
        : [...this.#sayPositional(positional, callee), ...keywords.map(sayEntry)];
    if (said.some(({ key }) => roleOf(key, this.#spec) === 'level')) return said;
    return [...said, ...this.#levelFrom(callee, call.calleeRange)];
  }

  /** `make.info`, `InfoLevel`: the word that is a level stands for one. */
  #levelFrom(path: string, range: TextRange): readonly Said[] {
    const word = levelIn(path, this.#spec.levels);
    return word === undefined ? [] : [{ key: 'level', value: { kind: 'text', text: word, range } }];
  }

  #sayPositional(values: readonly CodeValue[], callee = ''): readonly Said[] {
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    const { args } = this.#spec;
    const keys = args.length > 0 ? args : this.#module.signatures.get(last);
    if (keys) return values.map((value, index) => ({ key: keys[index] || `#${index}`, value }));
    return this.#guess(values);
  }

  /** Of arguments without names: the code is what looks like one, the level what is one, the message the first other text. */
  #guess(values: readonly CodeValue[]): readonly Said[] {
    const texts = values.map((value) => textIn(this.#resolve(value)));
    const code = texts.findIndex(isCode);
    const level = texts.findIndex((text) => levelOf(text) !== undefined);
    const message = texts.findIndex(
      (text, index) => text !== '' && index !== code && index !== level,
    );
    const places = new Map([
      [message, 'message'],
      [level, 'level'],
      [code, 'code'],
    ]);
    const isKnown = code >= 0 && (level >= 0 || message >= 0);
    return values.map((value, index) => ({
      key: (isKnown && places.get(index)) || `#${index}`,
      value,
    }));
  }

  *#class({ name, nameRange, bases, members, range }: CodeClass): Generator<ImportedConstant> {
    const said = members.map(({ name: key, value }) => ({ key, value }));
    const levels = said.some(({ key }) => roleOf(key, this.#spec) === 'level')
      ? []
      : bases.flatMap((base) => this.#levelFrom(base.path, base.range)).slice(0, 1);
    yield* this.#named({ name, nameRange, range }, [...said, ...levels]);
  }

  *#calls(): Generator<ImportedConstant> {
    const { call: callee, around: keys } = this.#spec;
    if (callee === undefined) return;
    for (const { call, around } of this.#module.calls(callee)) {
      const own = this.#sayPositional(call.positional, callee);
      if (!own.some(({ value }) => value.kind === 'text' || value.kind === 'number')) continue;
      const others = (around?.positional ?? []).flatMap((value, index): readonly Said[] =>
        value.range.start === call.range.start ? own : [{ key: keys[index] || `#${index}`, value }],
      );
      const level = around ? this.#levelFrom(around.callee, around.calleeRange) : [];
      const { range } = around ?? call;
      yield* this.#constant(range, undefined, [...(around ? others : own), ...level]);
    }
  }

  /** A list of records; a map that holds one, as `{ constants: […] }`, is looked into. */
  *#items(value: CodeValue): Generator<ImportedConstant> {
    if (value.kind === 'record') {
      for (const entry of value.entries) yield* this.#items(entry.value);
    } else if (value.kind === 'list') {
      for (const item of value.items) {
        const said = this.#said(item);
        const name = said.find(({ key }) => key === 'name')?.value;
        yield* this.#constant(
          item.range,
          name?.kind === 'text' ? { text: name.text, range: name.range } : undefined,
          name?.kind === 'text' ? said.filter(({ key }) => key !== 'name') : said,
        );
      }
    }
  }
}

/** `{ … }`, and what freezing or another harmless call makes of it. */
function recordIn(value: CodeValue): CodeRecord | undefined {
  if (value.kind === 'record') return value;
  if (value.kind !== 'call' || value.positional.length !== 1) return undefined;
  const [only] = value.positional;
  return only?.kind === 'record' ? only : undefined;
}

function sayEntry({ key, value }: CodeEntry): Said {
  return { key: key ?? '…', value };
}

function nameAsCode(name: string, range: TextRange): Said {
  return { key: 'code', value: { kind: 'text', text: name, range } };
}

function textIn(value: CodeValue): string {
  return value.kind === 'text' || value.kind === 'number' ? value.text : '';
}

/** One word that starts with a letter and holds a digit: `LOG612`, `A001`, `CDK_I1000`, `db-12`. */
function isCode(text: string): boolean {
  return /^[A-Za-z][\w.-]{0,60}$/.test(text) && /\d/.test(text);
}
