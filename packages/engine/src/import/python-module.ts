/** Reads a Python module as an importer sees it. */
import type {
  PyArgument,
  PyAssign,
  PyCall,
  PyClass,
  PyExpression,
  PyFunction,
  PyNode,
  PyParameter,
  PyStatement,
  PyTree,
} from '../ports.ts';
import type { TextRange } from '@loglex/catalog';
import type {
  CodeBinding,
  CodeCall,
  CodeCallSite,
  CodeClass,
  CodeEntry,
  CodeModule,
  CodeTemplatePart,
  CodeValue,
} from './code-value.ts';
import { joinParts, joinTexts } from './join-texts.ts';
import { partsOfLiteral } from './python-string.ts';

/** @param file POSIX path relative to the project's root, or a URI. */
export function readPythonModule(file: string, text: string, tree: PyTree): CodeModule {
  const reader = new PyReader(text);
  for (const statement of tree.module.body) reader.statement(statement);
  const { bindings, classes, signatures } = reader;
  const calls = (callee: string) => reader.calls(tree.module, callee);
  return { file, text, language: 'python', bindings, classes, signatures, calls };
}

/** Deeper values are not read: no catalog needs them, and a stack has an end. */
const MAX_DEPTH = 32;

class PyReader {
  readonly bindings: CodeBinding[] = [];
  readonly classes: CodeClass[] = [];
  readonly signatures = new Map<string, readonly string[]>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What an `if` or a `try` at the top level binds is bound at the top level. */
  statement(node: PyStatement): void {
    switch (node.type) {
      case 'Assign':
        this.bindings.push(...this.#assigned(node));
        return;
      case 'FunctionDef':
        this.#sign(node.name.text, node.parameters.map(nameOfParameter));
        return;
      case 'ClassDef':
        this.#class(node);
        return;
      case 'If':
        for (const { body } of node.branches) for (const each of body) this.statement(each);
        return;
      case 'Try':
        for (const each of node.body) this.statement(each);
        return;
      default:
    }
  }

  calls(root: PyNode, callee: string): readonly CodeCallSite[] {
    const sites: CodeCallSite[] = [];
    const stack: PyNode[] = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      stack.push(...node.children);
      if (node.type !== 'Call') continue;
      const path = pathOf(node.callee);
      if (path !== callee && !path.endsWith(`.${callee}`)) continue;
      const { parent } = node;
      const around = parent?.type === 'Call' && parent.callee !== node ? parent : undefined;
      sites.push({ call: this.#call(node, 0), around: around && this.#call(around, 0) });
    }
    return sites.sort((a, b) => a.call.range.start - b.call.range.start);
  }

  #assigned({ targets, value, augmented, start, end }: PyAssign): CodeBinding[] {
    if (value === undefined || augmented) return [];
    return targets.flatMap((target) =>
      target.type === 'Name'
        ? [
            {
              name: target.id,
              nameRange: rangeOf(target),
              value: this.#value(value, 0),
              range: { start, end },
            },
          ]
        : [],
    );
  }

  #sign(name: string, parameters: readonly string[]): void {
    if (!this.signatures.has(name)) this.signatures.set(name, parameters);
  }

  #class(node: PyClass): void {
    const name = node.name.text;
    const bases = node.arguments.flatMap(({ keyword, value }) => {
      const path = keyword === undefined ? pathOf(value) : '';
      return path === '' ? [] : [{ path, range: rangeOf(value) }];
    });
    const members = node.body.flatMap((member): CodeBinding[] => {
      if (member.type === 'Assign') return this.#assigned(member);
      return member.type === 'FunctionDef' ? this.#method(member) : [];
    });
    this.classes.push({
      name,
      nameRange: rangeOf(node.name),
      bases,
      members,
      range: rangeOf(node),
    });
    const maker = node.body.find(
      (member): member is PyFunction =>
        member.type === 'FunctionDef' && /^__(?:init|new)__$/.test(member.name.text),
    );
    const fields = node.body.flatMap((member) =>
      member.type === 'Assign' && member.annotation ? member.targets.map(pathOf) : [],
    );
    this.#sign(name, maker ? maker.parameters.slice(1).map(nameOfParameter) : fields);
  }

  /** A method without parameters stands for what it returns, where nothing but names for pieces of it comes before. */
  #method({ name, parameters, body, start, end }: PyFunction): CodeBinding[] {
    if (parameters.length > 1 || /^__/.test(name.text)) return [];
    const [first, ...rest] = body;
    const hasDoc = first?.type === 'Expr' && first.value.type === 'String';
    const statements = hasDoc ? rest : body;
    const last = statements.at(-1);
    if (statements[0] === undefined || last === undefined) return [];
    const pieces = new Map<string, CodeValue>();
    let value: CodeValue | undefined;
    if (last.type === 'Return' && last.value) value = this.#value(last.value, 0);
    for (const statement of statements.slice(0, -1)) {
      const [piece] = statement.type === 'Assign' ? this.#assigned(statement) : [];
      if (piece === undefined || pieces.has(piece.name)) value = undefined;
      else pieces.set(piece.name, withPieces(piece.value, pieces));
    }
    const whole = { start: statements[0].start, end: last.end };
    return [
      {
        name: name.text,
        nameRange: rangeOf(name),
        value: value ? withPieces(value, pieces) : { kind: 'other', range: whole },
        range: { start, end },
      },
    ];
  }

  #value(node: PyExpression, depth: number): CodeValue {
    const range = rangeOf(node);
    if (depth > MAX_DEPTH) return { kind: 'other', range };
    switch (node.type) {
      case 'String': {
        const parts = node.literals.map((literal) => partsOfLiteral(literal, this.#text));
        if (!parts.every((each) => each !== undefined)) return { kind: 'other', range };
        return joinParts(parts.flat(), range);
      }
      case 'Number':
        return { kind: 'number', text: this.#source(node).replaceAll('_', ''), range };
      case 'List':
      case 'Tuple':
      case 'Set': {
        const items = (node.children as readonly PyExpression[]).map((item) =>
          this.#value(item, depth + 1),
        );
        return { kind: 'list', items, range };
      }
      case 'Dict': {
        const entries = node.entries.map(({ key, value }): CodeEntry => {
          const read = key && this.#value(key, depth + 1);
          return {
            key: read?.kind === 'text' || read?.kind === 'number' ? read.text : undefined,
            keyRange: rangeOf(key ?? value),
            value: this.#value(value, depth + 1),
            range: { start: (key ?? value).start, end: value.end },
          };
        });
        return { kind: 'record', entries, range };
      }
      case 'Call':
        return this.#call(node, depth);
      case 'Binary':
        return this.#joined(node, depth);
      case 'Lambda':
        return node.body ? this.#value(node.body, depth + 1) : { kind: 'other', range };
      default: {
        const path = pathOf(node);
        return path === '' ? { kind: 'other', range } : { kind: 'name', path, range };
      }
    }
  }

  #call(node: PyCall, depth: number): CodeCall {
    const read = (argument: PyArgument): CodeValue =>
      argument.star === ''
        ? this.#value(argument.value, depth + 1)
        : { kind: 'other', range: rangeOf(argument) };
    const keywords = node.arguments.flatMap((argument): CodeEntry[] => {
      const { keyword } = argument;
      if (keyword === undefined) return [];
      const value = read(argument);
      return [{ key: keyword.text, keyRange: rangeOf(keyword), value, range: rangeOf(argument) }];
    });
    return {
      kind: 'call',
      callee: pathOf(node.callee),
      calleeRange: rangeOf(node.callee),
      positional: node.arguments.filter(({ keyword }) => !keyword).map(read),
      keywords,
      range: rangeOf(node),
    };
  }

  /** `"a" + b + "c"`: its terms are as many as one likes, so they are collected without recursion. */
  #joined(node: PyExpression, depth: number): CodeValue {
    const terms: PyExpression[] = [];
    let left = node;
    while (left.type === 'Binary' && left.operator === '+') {
      terms.unshift(left.right);
      left = left.left;
    }
    const range = rangeOf(node);
    if (terms.length === 0) return { kind: 'other', range };
    const values = [left, ...terms].map((term) => this.#value(term, depth + 1));
    return joinTexts(values, range, this.#text);
  }

  #source({ start, end }: TextRange): string {
    return this.#text.slice(start, end);
  }
}

/** The value with local names replaced by the texts that they name. */
function withPieces(value: CodeValue, pieces: ReadonlyMap<string, CodeValue>): CodeValue {
  const textsOf = (name: string): readonly CodeTemplatePart[] | undefined => {
    const piece = pieces.get(name);
    if (piece?.kind === 'text') return [{ kind: 'text', text: piece.text }];
    return piece?.kind === 'template' ? piece.parts : undefined;
  };
  switch (value.kind) {
    case 'name': {
      const parts = textsOf(value.path);
      return parts ? joinParts(parts, value.range) : value;
    }
    case 'template': {
      const parts = value.parts.flatMap((part) =>
        part.kind === 'expression' ? (textsOf(part.source) ?? [part]) : [part],
      );
      return joinParts(parts, value.range);
    }
    case 'call':
      return { ...value, positional: value.positional.map((item) => withPieces(item, pieces)) };
    default:
      return value;
  }
}

function pathOf(node: PyExpression): string {
  const names: string[] = [];
  let current = node;
  for (; current.type === 'Attribute'; current = current.value) {
    names.unshift(current.attribute.text);
  }
  return current.type === 'Name' ? [current.id, ...names].join('.') : '';
}

function nameOfParameter({ name }: PyParameter): string {
  return name.text;
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
