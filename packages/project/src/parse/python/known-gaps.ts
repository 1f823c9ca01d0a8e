/** Valid Python that Lezer's grammar does not know, and gets over without losing anything: no errors of the text. */
import type { SyntaxNodeRef } from '@lezer/common';

/** Whether an error node is one of the grammar's and not of the text's. */
export function isKnownGap({ node, from, to }: SyntaxNodeRef, source: string): boolean {
  const above = node.parent;
  const text = source.slice(from, to);
  switch (above?.name) {
    // `yield` alone.
    case 'YieldStatement':
    case 'YieldExpression':
      return text === '';
    // `2.`, `a[*b]`
    case 'MemberExpression':
      return above.firstChild?.name === 'Number' || text === '*';
    // `*args: *Ts`
    case 'TypeDef':
      return text === '*';
    // `x for _, *x in y`
    case 'ArgList':
    case 'ArrayComprehensionExpression':
    case 'ComprehensionExpression':
    case 'DictionaryComprehensionExpression':
    case 'SetComprehensionExpression':
      return text === '*' && above.getChild('for') !== null;
    // `lambda a, /: a`
    case 'ParamList':
      return text === '/' && above.parent?.name === 'LambdaExpression';
    // `case A():`, `case {}:`, `case []:`
    case 'LiteralPattern':
      return text === '' && /^(?:PatternArgList|SequencePattern)$/.test(above.parent?.name ?? '');
    case 'PatternArgList':
    case 'MappingPattern':
      return text === ')' || text === '}';
    // `match a, b:`
    case 'MatchStatement':
      return above.getChild('MatchBody') !== null && to <= above.getChild('MatchBody')!.from;
    // `@a[0]`, `@lambda f: f`: what follows the part that it knows is read as a statement.
    case 'Decorator':
    case 'DecoratedStatement':
      return text === '' && above.getChild('FunctionDefinition') === null;
    // A form feed, and the line end after it.
    default:
      return text.trim() === '' && source.charAt(from - 1) === '\f';
  }
}
