/** Expressions of Python made at random, with parentheses only where they are drawn: which operator binds first is for the parser to say. */
import fc from 'fast-check';

const BINARY = [
  ...['or', 'and', 'in', 'not in', 'is', 'is not', '<', '>=', '==', '!='],
  ...['|', '^', '&', '<<', '>>', '+', '-', '*', '/', '//', '%', '@', '**'],
];

/** Most are valid for CPython; `await` wants an `async def` around it. */
export const pythonExpression: fc.Arbitrary<string> = fc.letrec<{ any: string; atom: string }>(
  (tie) => ({
    any: fc.oneof(
      { maxDepth: 4, depthSize: 'max' },
      tie('atom'),
      fc.tuple(tie('any'), fc.constantFrom(...BINARY), tie('any')).map((parts) => parts.join(' ')),
      fc
        .tuple(tie('any'), fc.constantFrom('or', 'and'), tie('any'))
        .map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom('not ', '-', '~', 'not '), tie('any'))
        .map((parts) => parts.join('')),
      tie('atom').map((value) => `await ${value}`),
      tie('any').map((value) => `(${value})`),
      fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `${a} if ${b} else ${c}`),
      tie('any').map((value) => `(lambda a, b=c: ${value})`),
      tie('any').map((value) => `(a := ${value})`),
    ),
    atom: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.constantFrom('a', 'b', 'c', '1', '"s"', 'None'),
      tie('any').map((value) => `f(${value})`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `f(*${a}, k=${b})`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[${a}, *${b}]`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{${a}: ${b}}`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[${a} for x in y if ${b}]`),
      fc.tuple(tie('atom'), tie('any')).map(([a, b]) => `${a}[${b}]`),
      tie('atom').map((value) => `${value}.m`),
    ),
  }),
).any;
