/** What the catalog would say of the fields of a coded call, so that no migration leaves findings behind unasked. */
import type { Catalog, Field } from '@loglex/catalog';
import { messageFields } from '../checks/message-fields.ts';
import type { CheckSession } from '../checks/session.ts';
import { templateSlots } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { CallDraft, Doubt } from './call-draft.ts';
import { doubt } from './reasons.ts';
import type { RowConstant } from './write-row.ts';

/**
 * Fields that the constant or its component requires and the call does not pass, and such as it passes and nobody declares.
 * A constant that is still to be made declares what its calls pass.
 */
export function fieldDoubts(
  { ambientFields }: LogCall,
  { keys: passed, open }: CallDraft,
  { code, keys }: RowConstant,
  component: string | undefined,
  session: CheckSession,
): readonly Doubt[] {
  const { catalog } = session;
  const declared = declaredFields(code, component, catalog);
  const supplied = new Set([...passed, ...ambientFields, ...keys]);
  const missing = [...declared.values()].find(
    (field) =>
      field?.required === true && field.from !== 'context' && !open && !supplied.has(field.name),
  );
  const doubts: Doubt[] = [];
  if (missing) {
    doubts.push(doubt('required-field', `it does not pass \`${missing.name}\`, which is required`));
  }
  const isKnown =
    catalog.byCode(code)[0]?.openFields === undefined && catalog.byCode(code).length > 0;
  const options = session.optionsOf(messageFields);
  const allowed = new Set(options['allow'] as readonly string[]);
  const unknown = passed.find(
    (key) => !declared.has(key) && !keys.includes(key) && !allowed.has(key) && key !== ERROR_KEY,
  );
  if (isKnown && unknown !== undefined && options['extra'] !== true) {
    doubts.push(
      doubt('undeclared-field', `${code} declares no field \`${unknown}\`: add it first`),
    );
  }
  return doubts;
}

/** The key of the error, which calls of every constant may pass: of others the compiler knows by their declaration alone. */
const ERROR_KEY = 'err';

function declaredFields(
  code: string,
  component: string | undefined,
  catalog: Catalog,
): ReadonlyMap<string, Field | undefined> {
  const [constant] = catalog.byCode(code);
  const slots = constant === undefined ? [] : templateSlots(constant.message);
  return new Map<string, Field | undefined>([
    ...slots.map((name): [string, undefined] => [name, undefined]),
    ...(catalog.components.get(constant?.component ?? component ?? '')?.fields ?? []),
    ...(constant?.fields ?? []),
  ]);
}
