// @ts-check
/** Lines of logs, and what goes wrong with them on the way: cut, mixed up, broken bytes, far too much of something. */
import { lineOf, messageOf, randomNumbers, randomTemplates } from '../bench-lines/generate.js';

export const templates = [
  ...randomTemplates(2000),
  ...[
    '{a}: {b}',
    '{a} {a} {n:integer} {b}',
    'got {x:json} of {y:json}',
    '{a} failed: {b} ({c}) - {d:integer}',
    'aaaaaaaaaaaaaaaa{a}aaaaaaaaaaaaaaab{b}',
    '{a}{b}{n:integer} x',
  ].map((text, index) => ({
    source: 2000 + index,
    parts: text
      .split(/(\{[^}]*\})/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        if (!piece.startsWith('{')) return { kind: /** @type {const} */ ('text'), text: piece };
        const [name = '', type] = piece.slice(1, -1).split(':');
        return {
          kind: /** @type {const} */ ('hole'),
          name,
          ...(type !== undefined && { type: /** @type {'integer' | 'json'} */ (type) }),
        };
      }),
  })),
];

/**
 * Endless, and the same for the same seed. Most lines are short, one in a thousand has up to `longest` characters.
 *
 * @param {number} seed
 * @param {number} longest
 * @returns {Generator<string, never>}
 */
export function* mutatedLines(seed, longest) {
  const random = randomNumbers(seed);
  /** @param {number} below */
  const number = (below) => Math.floor(random() * below);
  const mutations = [truncated, interleaved, broken, huge, nested, repeated, spliced, escaped];
  for (let count = 0; ; count++) {
    let line = whole(count);
    for (let rounds = number(4); rounds > 0; rounds--) {
      const mutation = mutations[number(mutations.length)];
      if (mutation !== undefined) line = mutation(line);
    }
    if (count % 1000 === 999) line = long(line);
    yield line.replaceAll('\n', ' ');
  }

  /** @param {number} count */
  function whole(count) {
    const template = templates[number(templates.length)];
    const message = template === undefined ? '' : messageOf(template, random);
    const level = number(60);
    switch (number(8)) {
      case 0:
        return JSON.stringify({ level, time: count, pid: 1, hostname: 'h', msg: message });
      case 1:
        return JSON.stringify({ event: message, level: 'info', run: { id: [count] } });
      case 2:
        return `LOG${number(1000)} | ${message} | extra=${JSON.stringify({ count, message })}`;
      case 3:
        return `[2026-01-31 12:00:00] [demux] [INFO] ${message}`;
      case 4:
        return `    at ${message} (a.js:1:2)`;
      case 5:
        return message;
      case 6:
        return JSON.stringify({
          resourceLogs: [
            {
              scopeLogs: [
                { logRecords: [{ body: { stringValue: message }, severityNumber: level }] },
              ],
            },
          ],
        });
      default:
        return lineOf(message, count);
    }
  }

  /** @param {string} line */
  function truncated(line) {
    const start = number(4) === 0 ? number(line.length) : 0;
    return line.slice(start, start + number(line.length + 1));
  }

  /** As two processes write to one pipe. @param {string} line */
  function interleaved(line) {
    const other = whole(number(1000));
    const at = number(line.length + 1);
    const from = number(other.length + 1);
    return line.slice(0, at) + other.slice(from) + line.slice(at) + other.slice(0, from);
  }

  /** Bytes that are no UTF-8, as a decoder hands them on, and halves of characters. @param {string} line */
  function broken(line) {
    const bytes = Buffer.from(line);
    for (let flips = 1 + number(8); flips > 0 && bytes.length > 0; flips--) {
      bytes[number(bytes.length)] = 128 + number(128);
    }
    const half = number(2) === 0 ? '\ud83d' : '';
    return bytes.toString('utf8') + half;
  }

  /** @param {string} line */
  function huge(line) {
    return line.replace(/\d+/, '9'.repeat(1 + number(2000)));
  }

  /** @param {string} line */
  function nested(line) {
    const depth = number(3000);
    const ends = number(3) === 0 ? 0 : depth;
    const json = number(2) === 0 ? ['[', ']'] : ['{"a":', '}'];
    return `${line} | extra=${json[0]?.repeat(depth)}1${json[1]?.repeat(ends)}`;
  }

  /** @param {string} line */
  function repeated(line) {
    const at = number(line.length + 1);
    return (
      line.slice(0, at) + line.slice(at, at + 1 + number(20)).repeat(number(100)) + line.slice(at)
    );
  }

  /** A piece that layouts and readers look for. @param {string} line */
  function spliced(line) {
    const pieces = [
      ' | ',
      ' | extra={',
      '] [',
      ': ',
      '\u001b[',
      '\u001b]',
      '"',
      '\\',
      '{',
      ' - ',
      'Traceback (most recent call last):',
      '\r',
      '\t',
      '\u0000',
      '2026-01-31 12:00:00',
      'INFO',
      '__proto__',
      '%s',
      '{{',
    ];
    const at = number(line.length + 1);
    return (
      line.slice(0, at) +
      (pieces[number(pieces.length)] ?? '').repeat(1 + number(3)) +
      line.slice(at)
    );
  }

  /** @param {string} line */
  function escaped(line) {
    return `\u001b[${number(40)}m${line}\u001b[0m\u001b]8;;x`;
  }

  /** @param {string} line */
  function long(line) {
    const piece = line.slice(number(line.length), number(line.length)) || line || ' ';
    return line + piece.repeat(Math.ceil((longest * random()) / piece.length));
  }
}
