/** Reads Python as the command line does, and tells what was found in one line for each call. */
import {
  createPythonFrontEnd,
  defaultSettings,
  readSettings,
  type FileFacts,
  type LogCall,
  type Settings,
} from '@loglex/engine';
import { parsePython } from '../../parse.ts';
import { expect } from 'vitest';

export function factsOf(text: string, settings: Settings = defaultSettings): FileFacts {
  const frontEnd = createPythonFrontEnd(settings);
  return frontEnd.facts({ file: 'app/service.py', text, tree: parsePython(text) });
}

export function settingsOf(yaml: string): Settings {
  const { settings, problems } = readSettings([{ file: 'loglex.yaml', text: yaml }], []);
  expect(problems).toEqual([]);
  return settings;
}

/** The only call in a text. */
export function callOf(text: string, settings?: Settings): LogCall {
  const { calls } = factsOf(text, settings);
  expect(calls).toHaveLength(1);
  return calls[0]!;
}

/** A message as a template, with the format of each value where it has one. */
export function template(message: LogCall['message']): string {
  if (message === undefined) return '-';
  if (!message.static) return `<${message.why}>`;
  return message.parts
    .map((part) =>
      part.kind === 'text'
        ? part.text
        : `{${part.name}${part.format === undefined ? '' : ` ${part.format}`}}`,
    )
    .join('');
}
