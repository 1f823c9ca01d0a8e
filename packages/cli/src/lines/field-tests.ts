/** Tests of what a record carries: `run_id=7`, `rows>=100`, `user`, `!user`. */
import type { LogRecord, RecordExplanation } from '@loglex/engine';
import { CommandError } from '../command-error.ts';
import { visible } from '../terminal/visible.ts';

interface Carrier {
  readonly record: LogRecord;
  readonly explanation: RecordExplanation;
}

type FieldTest = (carrier: Carrier) => boolean;

/** Each has to be met, but of several values for one key any will do. Throws a `CommandError` for what is no test. */
export function fieldTests(tests: readonly string[]): readonly FieldTest[] {
  const others: FieldTest[] = [];
  const values = new Map<string, string[]>();
  for (const test of tests) {
    const { key, sign, wanted } = parsed(test);
    const known = values.get(key);
    if (sign !== '=') others.push(testOf(key, sign, wanted));
    else if (known) known.push(wanted);
    else values.set(key, [wanted]);
  }
  const equal = Array.from(values, ([key, all]): FieldTest => (carrier) => {
    const value = valueOf(carrier, key);
    return all.some((wanted) => isSame(value, wanted));
  });
  return [...equal, ...others];
}

function parsed(test: string): { key: string; sign: string; wanted: string } {
  const [, not, key, sign, wanted] = /^(!)?([^=<>!]+)(?:(>=|<=|!=|=|<|>)(.*))?$/s.exec(test) ?? [];
  if (key === undefined || (not !== undefined && sign !== undefined)) {
    throw new CommandError(
      `--field ${visible(test)} tests nothing. Write key=value, key!=value, key>=10, key or !key.`,
    );
  }
  return { key, sign: sign ?? (not === undefined ? 'there' : 'missing'), wanted: wanted ?? '' };
}

function testOf(key: string, sign: string, wanted: string): FieldTest {
  if (sign === 'there') return (carrier) => valueOf(carrier, key) !== undefined;
  if (sign === 'missing') return (carrier) => valueOf(carrier, key) === undefined;
  if (sign === '!=') return (carrier) => !isSame(valueOf(carrier, key), wanted);
  const limit = numberOf(wanted);
  if (limit === undefined) {
    throw new CommandError(
      `--field ${visible(key)}${sign} wants a number, not ${visible(wanted)}.`,
    );
  }
  return (carrier) => {
    const number = numberOf(valueOf(carrier, key));
    if (number === undefined) return false;
    if (number === limit) return sign.includes('=');
    return sign.startsWith('>') ? number > limit : number < limit;
  };
}

/** What the record says itself, dots leading into objects; or the value that its message holds. */
function valueOf({ record, explanation }: Carrier, key: string): unknown {
  const { fields, level, logger, timestamp, component, subcomponent, code } = record;
  if (fields.has(key)) return fields.get(key);
  const [first = '', ...rest] = key.split('.');
  if (rest.length > 0 && fields.has(first)) {
    return rest.reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined,
      fields.get(first),
    );
  }
  const bound = explanation.answers[0]?.arguments.find(({ name }) => name === key);
  if (bound !== undefined) return bound.value;
  const slots = { level: level?.native, logger, timestamp, component, subcomponent, code };
  return Object.hasOwn(slots, key) ? slots[key as keyof typeof slots] : undefined;
}

function isSame(value: unknown, wanted: string): boolean {
  if (value === undefined) return false;
  const text =
    typeof value === 'string' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  if (text === wanted) return true;
  const number = numberOf(value);
  return number !== undefined && number === numberOf(wanted);
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
