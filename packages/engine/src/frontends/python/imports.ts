/** The imports of a Python file, and where one more may stand. */
import type { ImportFact } from '../../facts/file-facts.ts';
import type { PyModule, PyStatement } from '../../ports.ts';
import { lastName, rangeOf } from './node.ts';

/** Imports of the module itself, in order; those under `if TYPE_CHECKING:` are for types alone. */
export function readImports(module: PyModule, text: string): ImportFact[] {
  const own = new Set(module.body.map(({ start }) => start));
  return importsOf(module.body, false).map((fact) => {
    const layout = own.has(fact.range.start)
      ? layoutOf(text.slice(fact.range.start, fact.range.end))
      : undefined;
    return layout === undefined ? fact : { ...fact, layout };
  });
}

function layoutOf(statement: string): ImportFact['layout'] {
  if (/^from [\w.]+ import [\w, ]+$/.test(statement)) return 'line';
  const isVertical = /^from [\w.]+ import \((?:\r?\n {4}\w+(?: as \w+)?,)+\r?\n\)$/.test(statement);
  return isVertical ? 'vertical' : undefined;
}

/**
 * The offset for one more import: the start of the line after the last import that stands by itself, else after
 * the docstring, else after the comments that a file may begin with.
 */
export function importInsertion(module: PyModule, text: string): number {
  let last: PyStatement | undefined;
  for (const [index, statement] of module.body.entries()) {
    const isImport = statement.type === 'Import' || statement.type === 'ImportFrom';
    if (isImport || (index === 0 && isDocstring(statement))) last = statement;
  }
  if (last === undefined) {
    return /^\uFEFF?(?:#(?:!|.*coding[:=]).*(?:\r\n|\n|\r|$))*/.exec(text)?.[0].length ?? 0;
  }
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(last.end, last.end + 400));
  return rest === null ? last.end : last.end + rest[0].length;
}

function importsOf(statements: readonly PyStatement[], typeOnly: boolean): ImportFact[] {
  return statements.flatMap((statement): ImportFact[] => {
    const range = rangeOf(statement);
    switch (statement.type) {
      case 'Import':
        return statement.names.map(({ name, as }) => ({
          source: name.text,
          sourceRange: rangeOf(name),
          range,
          kind: 'python',
          typeOnly,
          names: [{ local: as?.text ?? name.text.split('.')[0] ?? '', imported: '*' }],
        }));
      case 'ImportFrom':
        return [
          {
            source: statement.module.text,
            sourceRange: rangeOf(statement.module),
            range,
            kind: 'python',
            typeOnly,
            names: statement.names
              .filter(({ name }) => name.text !== '*')
              .map(({ name, as }) => ({ local: as?.text ?? name.text, imported: name.text })),
          },
        ];
      case 'Try':
        return [
          ...importsOf(statement.body, typeOnly),
          ...statement.handlers.flatMap(({ body }) => importsOf(body, typeOnly)),
          ...importsOf(statement.orelse, typeOnly),
        ];
      case 'If':
        return statement.branches.flatMap(({ test, body }) =>
          importsOf(body, typeOnly || (test !== undefined && lastName(test) === 'TYPE_CHECKING')),
        );
      default:
        return [];
    }
  });
}

function isDocstring(statement: PyStatement): boolean {
  return statement.type === 'Expr' && statement.value.type === 'String';
}
