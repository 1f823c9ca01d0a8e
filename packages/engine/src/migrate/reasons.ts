/**
 * Why a call is not migrated without a look, or not at all: the closed list of ids, with the words that tables have for them.
 * The clause about the call in question stands in its `Doubt`.
 */
import type { Doubt, Refusal } from './call-draft.ts';

export const REASONS = {
  // What keeps a call from being written anew.
  'not-a-call': 'a decorator or a context manager',
  wrapper: 'the function passes the message on',
  'no-message': 'no message',
  'message-elsewhere': 'the message is made elsewhere',
  'message-conditional': 'one of several messages',
  'message-tagged': 'a tagged template',
  'message-lazy': 'a message that is made later',
  'no-level': 'no level',
  'dynamic-level': 'the level is computed',
  comment: 'a comment inside the call',
  arguments: 'an argument without a place in the coded call',
  'field-key': 'the call passes another value under the name of a placeholder',
  'no-logger': 'no logger that a coded call could be given',
  'no-place': 'the coded call cannot be written there',
  'no-component': 'no component owns the file',
  'no-code': 'the component has no code left',
  'no-reference': 'the project does not say how a constant is written there',
  'no-import': 'there is no place for the import',
  verbs: 'values that do not fit the format',
  unwritable: 'a text that no catalog file holds',
  // What keeps a coded call from becoming a plain one.
  'no-constant': 'no one constant of the catalog',
  'no-value': 'a placeholder whose value the call does not pass',
  'unknown-logger': 'it is not known what the logger makes of its arguments',
  // What a coded call would not keep for certain.
  format: 'a value that no format shows alike',
  'printf-value': 'a printf value that shows otherwise where it is neither text nor number',
  colour: 'the text loses its colour',
  translated: 'the text is no longer translated',
  'taken-apart': 'a value that is taken apart where it is a tuple',
  unread: 'a value that is evaluated and not shown',
  stacklevel: 'a place in the code that older Pythons count otherwise',
  'adapter-extra': 'fields that an adapter drops',
  'sets-up-logging': 'a call that sets logging up where nothing did',
  'likely-logger': 'only a name says that it is a logger',
  'unproven-logger': 'a logger whose records were not compared',
  'own-function': 'a function of the project writes the record',
  'error-place': 'the error moves within the record',
  'reserved-field': 'a field has the name of one that every record has',
  label: 'a label or a context becomes a field',
  'opaque-fields': 'an object that is made elsewhere is spread into the fields',
  'open-fields': 'fields that are spread may hold any key',
  'native-level': 'a method that is more than a level',
  'value-used': 'what the call gives may be used',
  console: 'the line on the console gains the record',
  'type-error': 'a type error that the program has not now',
  order: 'expressions would be evaluated in another order',
  // What a person should look at, though the record would be kept.
  excused: 'a comment excuses it from the catalog',
  legend: 'the message is that of a legend',
  wordless: 'no word to name a constant by',
  'required-field': 'a required field that the call does not pass',
  'undeclared-field': 'a field that the existing constant does not declare',
  'component-level': 'a level that the component does not use',
  'name-taken': 'the name of the constant or of the function means something else there',
} as const satisfies Readonly<Record<string, string>>;

export type ReasonId = keyof typeof REASONS;

export function doubt(id: ReasonId, text: string): Doubt {
  return { id, text };
}

export function refuse(id: ReasonId, text: string): Refusal {
  return { refused: doubt(id, text) };
}
