/** Sources of log calls, as people write them and as nobody would. */
import { NAMES } from './values.ts';
import type { Random } from './random.ts';

/** How a dialect's calls look. */
export interface CallShape {
  /** Callees, with the level as they have it: `logger.info`. */
  readonly callees: readonly string[];
  /**
   * The arguments around a message. `values` are those of its verbs, and more.
   */
  arguments(message: string, values: readonly string[], random: Random): readonly string[];
  /** Whether values may follow the message. */
  readonly takesValues: boolean;
}

export function generateCall(shape: CallShape, random: Random): string {
  const verbs = shape.takesValues && random.chance(0.35) ? 1 + random.below(3) : 0;
  const { source, taken } = messageSource(random, verbs);
  const extra = shape.takesValues && random.chance(0.1) ? 1 : 0;
  const values = Array.from(
    { length: Math.max(0, taken - (random.chance(0.05) ? 1 : 0)) + extra },
    () => expression(random),
  );
  const callee = random.pick(shape.callees);
  const list = shape.arguments(source, values, random);
  const isOnLines = random.chance(0.15);
  const [open, between, close] = isOnLines ? ['(\n  ', ',\n  ', ',\n)'] : ['(', ', ', ')'];
  return `${callee}${open}${list.join(between)}${close}`;
}

/** An expression that can stand in an argument list. */
export function expression(random: Random, depth = 0): string {
  const name = random.pick(NAMES);
  const inner = (): string => expression(random, depth + 1);
  switch (random.below(depth > 1 ? 4 : 14)) {
    case 0:
    case 1:
    case 2:
      return name;
    case 3:
    case 4:
      return `ctx.${name}`;
    case 5:
      return `ctx.inner.${name}`;
    case 6:
    case 7:
      return `load(${random.below(8)})`;
    case 8:
      return `${name}?.length`;
    case 9:
      return `(${inner()} ?? ${inner()})`;
    case 10:
      return `(${name} ? ${inner()} : ${inner()})`;
    case 11:
      return `String(${name})`;
    case 12:
      return `\`<\${${inner()}}>\``;
    default:
      return random.pick(['1', '-2.5', `'lit'`, 'typeof ctx.user', `'a' + load(1)`, 'null']);
  }
}

/** An object literal of fields. */
export function fields(random: Random, keys: readonly string[] = FIELD_KEYS): string {
  const count = random.below(4);
  const entries = new Map<string, string>();
  for (let at = 0; at < count; at++) {
    const key = random.pick(keys);
    if (random.chance(0.25)) {
      const name = random.pick(NAMES);
      entries.set(name, name);
    } else
      entries.set(
        key,
        `${key.includes('-') || random.chance(0.1) ? `'${key}'` : key}: ${expression(random)}`,
      );
  }
  if (random.chance(0.03)) entries.set('...', '...ctx.inner');
  const list = [...entries.values()];
  if (list.length === 0) return '{}';
  return random.chance(0.2) ? `{\n  ${list.join(',\n  ')},\n}` : `{ ${list.join(', ')} }`;
}

const FIELD_KEYS = [
  'userId',
  'request_id',
  'url',
  'count',
  'reason',
  'err',
  'error',
  'data',
  'id',
  'size',
  'code',
  'msg',
  'level',
  'context',
  'stack',
  'message',
  'x-y',
];

const WORDS = [
  'Saved',
  'order',
  'failed:',
  'retry in',
  '100%',
  '{not a field}',
  '}',
  '{{',
  'größe 🚀',
  `it's`,
  '"quoted"',
  '%',
  '50%d',
  'tab\\there',
  'back\\\\slash',
];

/** A message with `verbs` printf verbs at most; `taken` says how many it has. */
function messageSource(random: Random, verbs: number): { source: string; taken: number } {
  let taken = 0;
  const text = (quote: string): string => {
    const words: string[] = [];
    for (let count = 1 + random.below(4); count > 0; count--) {
      const isVerb = taken < verbs && random.chance(0.6);
      if (isVerb) {
        taken++;
        words.push(random.pick(['%s', '%s', '%s', '%d', '%j', '%i', '%f', '%o', '%O']));
      } else if (verbs > 0 && random.chance(0.1)) words.push('%%');
      else words.push(random.pick(WORDS));
    }
    return words.join(' ').replaceAll(quote, `\\${quote}`).replaceAll('${', '\\${');
  };
  const literal = (): string => {
    const quote = random.pick([`'`, '"', '`']);
    return `${quote}${text(quote)}${quote}`;
  };
  const template = (): string => {
    let source = '';
    for (let count = 1 + random.below(3); count > 0; count--) {
      source += `${random.chance(0.8) ? text('`') : ''}\${${expression(random)}}`;
    }
    return `\`${source}${random.chance(0.5) ? text('`') : ''}${random.chance(0.05) ? '\n' : ''}\``;
  };
  const sum = (): string => {
    const terms = [literal(), ...Array.from({ length: 1 + random.below(3) }, () => term())];
    if (random.chance(0.2)) terms.reverse();
    const joint = random.chance(0.2) ? ' +\n    ' : ' + ';
    return terms.join(joint);
  };
  const term = (): string =>
    random.pick([
      () => literal(),
      () => operand(),
      () => operand(),
      () => `(${operand()} + ${literal()})`,
      () => '(1 + 2)',
      () => '3',
    ])();
  const operand = (): string => {
    const source = expression(random);
    return source.startsWith('typeof') || source.includes(' + ') ? `(${source})` : source;
  };
  switch (random.below(verbs > 0 ? 3 : 12)) {
    case 0:
    case 1:
      return { source: literal(), taken };
    case 2:
      return verbs > 0 ? { source: literal(), taken } : { source: sum(), taken };
    case 3:
    case 4:
    case 5:
      return { source: sum(), taken };
    case 6:
      return {
        source: `util.format('%s and %d and %j', ${[1, 2, 3].map(() => expression(random)).join(', ')}${random.chance(0.3) ? `, ${expression(random)}` : ''})`,
        taken,
      };
    default:
      return { source: template(), taken };
  }
}
