/** From a message to the templates that can have produced it: which, in what order, and with what values. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineResolver, type LinePart, type LineTemplate } from '@loglex/engine';

/** `{name}` and `{name:integer}` are holes. */
function template(text: string): LineTemplate<string> {
  const parts = text.split(/(\{[^}]*\})/).flatMap((piece): LinePart[] => {
    if (piece === '') return [];
    if (!piece.startsWith('{')) return [{ kind: 'text', text: piece }];
    const [name = '', type] = piece.slice(1, -1).split(':');
    return [{ kind: 'hole', name, ...(type && { type: type as 'integer' }) }];
  });
  return { parts, source: text };
}

function resolverOf(...texts: string[]) {
  return createLineResolver(texts.map(template));
}

function sources(message: string, ...texts: string[]): string[] {
  return resolverOf(...texts)
    .resolve(message)
    .answers.map((answer) => answer.template.source);
}

function values(message: string, text: string): unknown[] {
  const [answer] = resolverOf(text).resolve(message).answers;
  return (answer?.arguments ?? []).map(({ value }) => value);
}

describe('answers', () => {
  it('are the templates that say the message letter for letter', () => {
    const texts = ['Queue full', 'Queue full: {n} rows', 'Queue {name} full', 'queue full'];
    expect(sources('Queue full', ...texts)).toEqual(['Queue full']);
    expect(sources('Queue full: 12 rows', ...texts)).toEqual(['Queue full: {n} rows']);
    expect(sources('Queue of rows full', ...texts)).toEqual(['Queue {name} full']);
    expect(sources('Queue empty', ...texts)).toEqual([]);
  });

  it('stand with more text of their own first, then with fewer holes', () => {
    expect(
      sources(
        'failed to read a.txt: no such file',
        '{what}',
        '{what}: {why}',
        'failed to {what}',
        'failed to read {file}: {why}',
        'failed to {what} {file}: {why}',
        'failed to read {file}: no such file',
      ),
    ).toEqual([
      'failed to read {file}: no such file',
      'failed to read {file}: {why}',
      'failed to {what} {file}: {why}',
      'failed to {what}',
      '{what}: {why}',
      '{what}',
    ]);
  });

  it('that contradict the type of a value stand behind all others', () => {
    const texts = ['took {ms:integer} ms', 'took {time}'];
    expect(sources('took 12 ms', ...texts)).toEqual(texts);
    expect(sources('took long ms', ...texts)).toEqual(texts.toReversed());
  });

  it('that show one value twice want the same text twice', () => {
    const [answer] = resolverOf('{a} is {a}').resolve('x is y').answers;
    expect(answer?.specificity.misfits).toBe(1);
    expect(resolverOf('{a} is {a}').resolve('x is x').answers[0]?.specificity.misfits).toBe(0);
  });

  it('are told to be ambiguous where nothing tells the first from the second', () => {
    const resolver = resolverOf('user {id} left', 'user {name} left', 'user {name} {what}');
    const { answers, ambiguous } = resolver.resolve('user 12 left');
    expect(answers.map(({ template: { source } }) => source)).toEqual([
      'user {id} left',
      'user {name} left',
      'user {name} {what}',
    ]);
    expect(ambiguous).toBe(true);
    expect(resolver.resolve('user 12 came').ambiguous).toBe(false);
    expect(
      resolverOf('user {id:integer} left', 'user {name} left').resolve('user 12 left').ambiguous,
    ).toBe(false);
  });

  it('may differ in white space where none says it exactly', () => {
    const resolver = resolverOf('boot (command {id})', 'boot  {what}');
    expect(resolver.resolve('boot (command 12)')).toMatchObject({ exact: true });
    const { answers, exact } = resolver.resolve(' boot\t (command  12  13)\n');
    expect(exact).toBe(false);
    expect(answers.map(({ template: { source } }) => source)).toEqual([
      'boot (command {id})',
      'boot  {what}',
    ]);
    expect(answers[0]!.arguments[0]).toMatchObject({
      text: '12  13',
      range: { start: 17, end: 23 },
    });
  });

  it('hold templates with hardly any text', () => {
    expect(sources('a=1', '{k}={v}', '{k}: {v}', 'a{x}')).toEqual(['a{x}', '{k}={v}']);
    expect(sources('', '{all}', '')).toEqual(['', '{all}']);
  });

  it('are those of a message beyond Latin-1', () => {
    expect(sources('Очередь полна: 5', 'Очередь полна: {n}', 'Очередь пуста: {n}')).toEqual([
      'Очередь полна: {n}',
    ]);
  });
});

describe('values', () => {
  it('are of the type of their hole', () => {
    expect(values('took -12 ms', 'took {n:integer} ms')).toEqual([-12]);
    expect(values('took 12345678901234567890 ms', 'took {n:integer} ms')).toEqual([
      12345678901234567890n,
    ]);
    expect(values('at 1.5e3', 'at {n:number}')).toEqual([1500]);
    expect(values('at nan', 'at {n:number}')).toEqual([Number.NaN]);
    expect(values('done True', 'done {ok:boolean}')).toEqual([true]);
    expect(values('12.5% full', '{share:percent} full')).toEqual([0.125]);
    expect(values('at 0xff', 'at {n:hex}')).toEqual([255]);
    expect(values('got {"a":[1]}', 'got {x:json}')).toEqual([{ a: [1] }]);
    expect(values(String.raw`got 'it\'s\n\x41\u20ac'`, 'got {x:repr}')).toEqual(["it's\nA€"]);
    expect(values('got "a"', 'got {x:repr}')).toEqual(['a']);
  });

  it('stand as text where they are not', () => {
    const [answer] = resolverOf('took {n:integer} ms').resolve('took 1.5 ms').answers;
    expect(answer?.arguments).toEqual([
      {
        name: 'n',
        range: { start: 5, end: 8 },
        text: '1.5',
        value: '1.5',
        fits: false,
        sure: true,
      },
    ]);
  });

  it('are short from the left, and not sure, where the text allows more than one way', () => {
    const [answer] = resolverOf('{a} - {b}').resolve('x - y - z').answers;
    expect(answer?.arguments.map(({ text, sure }) => [text, sure])).toEqual([
      ['x', false],
      ['y - z', false],
    ]);
  });

  it('are cut so that their types fit, where that is possible', () => {
    const [answer] = resolverOf('{a} - {n:integer}').resolve('x - y - 3').answers;
    expect(answer?.arguments.map(({ value }) => value)).toEqual(['x - y', 3]);
    expect(answer?.specificity.misfits).toBe(0);
  });
});

/** Few letters, so that texts stand inside each other and holes hold what texts say. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
const longer = fc.oneof(
  letters,
  fc.constantFrom('abcdefgh', 'abcdefghabcdefghi', 'aaaabbbb', ' failed: '),
);

const randomTemplate = fc
  .array(fc.oneof(longer, fc.constant(undefined)), { maxLength: 7 })
  .map((pieces): LinePart[] =>
    pieces.map((text, index) =>
      text === undefined ? { kind: 'hole', name: `h${index}` } : { kind: 'text', text },
    ),
  );

function rendered(parts: readonly LinePart[], args: readonly string[]): string {
  let next = 0;
  return parts
    .map((part) => (part.kind === 'text' ? part.text : (args[next++ % args.length] ?? '')))
    .join('');
}

/** Another matcher: a regular expression. */
function says(parts: readonly LinePart[], message: string): boolean {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : '[^]*?'));
  return new RegExp(`^${texts.join('')}$`).test(message);
}

/** In how many ways values can be cut out of the message, counted one by one. */
function ways(parts: readonly LinePart[], message: string): number {
  const [part, ...rest] = parts;
  if (part === undefined) return message === '' ? 1 : 0;
  if (part.kind === 'text')
    return message.startsWith(part.text) ? ways(rest, message.slice(part.text.length)) : 0;
  let sum = 0;
  for (let end = 0; end <= message.length; end++) sum += ways(rest, message.slice(end));
  return sum;
}

describe('any templates', () => {
  it('answer exactly where a regular expression does', () => {
    fc.assert(
      fc.property(
        fc.array(randomTemplate, { minLength: 1, maxLength: 12 }),
        fc.array(longer, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (templates, args, index) => {
          const message = rendered(templates[index % templates.length]!, args);
          const resolver = createLineResolver(
            templates.map((parts, source) => ({ parts, source })),
          );
          const { answers, exact } = resolver.resolve(message);
          expect(exact).toBe(true);
          expect(answers.map(({ template: { source } }) => source).sort()).toEqual(
            templates.flatMap((parts, source) => (says(parts, message) ? [source] : [])).sort(),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('find values where they stand, whatever white space is around and in them', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n'), minLength: 1, maxLength: 3 });
    const word = fc.constantFrom('a', 'bc', 'def');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.tuple(fc.option(space, { nil: '' }), fc.option(space, { nil: '' })),
        (words, holes, [before, after]) => {
          // Words between texts that stand for themselves, so that there is one way to read them.
          let message = before;
          const parts: LinePart[] = [];
          const expected: [string, number][] = [];
          for (const [index, [text, between]] of words.entries()) {
            if (holes[index]) expected.push([text, message.length + 2]);
            parts.push({ kind: 'text', text: `${index}<` });
            parts.push(holes[index] ? { kind: 'hole', name: `h${index}` } : { kind: 'text', text });
            parts.push({ kind: 'text', text: '> ' });
            message += `${index}<${text}>${between}`;
          }
          message += after;
          const [answer] = createLineResolver([{ parts, source: 0 }]).resolve(message).answers;
          expect(answer!.arguments.map(({ text, range }) => [text, range.start])).toEqual(expected);
          for (const { text, range } of answer!.arguments) {
            expect(message.slice(range.start, range.end)).toBe(text);
          }
        },
      ),
    );
  });

  it('give the message back with the values bound, and are sure where there is one way', () => {
    fc.assert(
      fc.property(
        randomTemplate,
        fc.array(longer, { minLength: 1, maxLength: 3 }),
        (parts, args) => {
          const message = rendered(parts, args);
          const { answers } = createLineResolver([{ parts, source: 0 }]).resolve(message);
          const bound = answers[0]!.arguments;
          for (const { range, text } of bound)
            expect(message.slice(range.start, range.end)).toBe(text);
          expect(rendered(parts, bound.length === 0 ? [''] : bound.map(({ text }) => text))).toBe(
            message,
          );
          if (message.length < 30) {
            expect(bound.every(({ sure }) => sure)).toBe(ways(parts, message) === 1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('hostile messages', () => {
  it('cost what their length costs', () => {
    const texts = Array.from(
      { length: 3000 },
      (_, index) => `{a} w${index % 60}${'x'.repeat(index % 9)} {b}`,
    );
    const resolver = resolverOf(
      ...texts,
      '{a}aaaaaaaaaaaaaaaaaaaaaaaaab{b}',
      '{a} {a} {n:integer} {n:integer} {b}',
    );
    const words = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ');
    for (const piece of [`${words} `, 'a', ' 1', '\n\t ']) {
      const message = piece.repeat(Math.ceil(400_000 / piece.length));
      const start = performance.now();
      const { answers } = resolver.resolve(message);
      for (const answer of answers.slice(0, 5)) void answer.arguments;
      // Quadratic time would be minutes.
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });

  it('that match too many templates say so', () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `{a} word${index} {b}`);
    const message = texts.map((_, index) => ` word${index} `).join('');
    const { answers, cut } = resolverOf(...texts).resolve(message);
    expect(cut).toBe(true);
    expect(answers.length).toBeGreaterThan(200);
  });
});
