// @ts-check
/** Templates and lines as programs have them, made at random and the same every time. */

const VERBS =
  'accepted acquired added allocated applied archived assigned bound built cached cancelled checked cleared closed collected committed compared compiled completed computed configured connected converted copied created declined decoded deleted delivered denied detected disabled discarded dispatched downloaded dropped emitted enabled encoded evicted executed expired exported failed fetched finished flushed forwarded found granted handled ignored imported indexed inserted interrupted invalidated issued joined killed launched loaded locked logged lost mapped marked matched merged migrated mounted moved opened parsed paused persisted pinged prepared processed promoted published pulled purged pushed queued reached read rebuilt received recovered refreshed refused registered rejected released reloaded removed renamed replaced replayed reported requested reset resolved restarted restored resumed retried returned revoked rolled rotated routed saved scaled scanned scheduled sealed selected sent served signed skipped started stopped stored submitted subscribed suspended switched synchronised terminated timed traced transferred trimmed unlocked unregistered updated uploaded validated verified waited woken written'.split(
    ' ',
  );
const NOUNS =
  'account adapter address agent alarm archive artifact asset attempt backup batch block broker bucket buffer build bundle cache call catalog channel checkpoint chunk client cluster column command commit component connection consumer container context controller cookie counter credential cursor customer database dataset deadline device directory disk document domain driver edge element endpoint engine entry epoch episode event exchange executor export extension feature field file filter flag flow folder format frame gateway graph group handle handler header heartbeat hook host image import index instance interface invoice item job journal key label layer leader lease ledger library licence link listener lock log machine manifest manager mapping member memory message metric migration mirror model module monitor namespace network node notification object offset operation order owner package page packet parameter partition patch path payload payment peer permission pipeline plan plugin policy pool port portal process producer profile project prompt property provider proxy publisher query queue quota rack range rate reader record region registry release replica report repository request reservation resource response result role rollout route router row rule runner sample schedule schema scope script secret sector segment sensor server service session setting shard shipment signal sink site slot snapshot socket source stage state step storage stream subscription table tag target task template tenant thread throttle ticket timer token topic trace transaction transfer trigger tunnel unit update upload user value vector version view volume voucher watcher webhook window worker workflow workspace zone'.split(
    ' ',
  );
const JOINS = [
  'for',
  'from',
  'in',
  'of',
  'on',
  'to',
  'with',
  'after',
  'before',
  'while',
  'by',
  'at',
];

/** Numbers between 0 and 1, the same for the same seed (mulberry32). @param {number} seed */
export function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Different from one another. A third has no hole, a tenth begins with one, three in a hundred begin and end with one.
 *
 * @param {number} count
 * @returns {import('@loglex/engine').LineTemplate<number>[]}
 */
export function randomTemplates(count) {
  const random = randomNumbers(7);
  /** @param {readonly string[]} list */
  const any = (list) => /** @type {string} */ (list[Math.floor(random() * list.length)]);
  const seen = new Set();
  const templates = [];
  while (templates.length < count) {
    const begin = random();
    const pieces = [
      begin < 0.1
        ? `{${any(NOUNS)}} ${any(NOUNS)} ${any(VERBS)}`
        : `${capital(any(NOUNS))} ${any(NOUNS)} ${any(VERBS)}`,
      ...(random() < 0.7 ? [`${any(JOINS)} ${any(NOUNS)}`] : []),
      ...(random() < 0.66 ? [`{id:string}${random() < 0.5 ? ':' : ''}`] : []),
      ...(random() < 0.5 ? [`${any(NOUNS)} ${any(VERBS)} ${any(JOINS)} the ${any(NOUNS)}`] : []),
      ...(random() < 0.4 ? [`(${any(NOUNS)}={count:integer})`] : []),
      ...(random() < 0.3 && begin >= 0.03 ? ['ms'] : begin < 0.03 ? ['{last}'] : []),
    ];
    const text = pieces.join(' ');
    if (seen.has(text)) continue;
    seen.add(text);
    templates.push({ source: templates.length, parts: partsOf(text) });
  }
  return templates;
}

/**
 * @param {string} text
 * @returns {readonly import('@loglex/engine').LinePart[]}
 */
function partsOf(text) {
  const pieces = text.split(/(\{[^}]*\})/).filter((piece) => piece !== '');
  return pieces.map((piece) => {
    if (!piece.startsWith('{')) return { kind: /** @type {const} */ ('text'), text: piece };
    const [name = '', type] = piece.slice(1, -1).split(':');
    return {
      kind: /** @type {const} */ ('hole'),
      name,
      ...(type !== undefined && { type: /** @type {'integer' | 'string'} */ (type) }),
    };
  });
}

/** @param {string} word */
function capital(word) {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/**
 * A message of the template.
 *
 * @param {import('@loglex/engine').LineTemplate<number>} template
 * @param {() => number} random
 */
export function messageOf({ parts }, random) {
  let message = '';
  for (const part of parts) {
    if (part.kind === 'text') message += part.text;
    else if (part.type === 'integer') message += Math.floor(random() * 1e6);
    else message += `${part.name}-${Math.floor(random() * 2 ** 32).toString(16)}`;
  }
  return message;
}

const LEVELS = ['DEBUG', 'INFO', 'INFO', 'INFO', 'WARNING', 'ERROR'];

/**
 * A line of `{timestamp} | {level} | {logger} | {message}`.
 *
 * @param {string} message
 * @param {number} number
 */
export function lineOf(message, number) {
  const time = new Date(1_767_225_600_000 + number * 7)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '');
  return `${time.replace('.', ',')} | ${(LEVELS[number % LEVELS.length] ?? '').padStart(8)} | app.${NOUNS[number % 40]}.${NOUNS[number % 97]} | ${message}`;
}
