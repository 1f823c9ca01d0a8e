// @ts-check
/** What a team of each of the five systems would write into its `loglex.yaml`, and which functions of theirs log for others. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROLES = '{ message: detail, extra: fields, exc_info: error }';

/**
 * @typedef {object} System
 * @property {string} name of the checkout
 * @property {string} settings
 * @property {(checkout: string) => void} [prepare] writes what else a team would keep beside its settings
 * @property {readonly string[]} logsFor `file function`, of those that log for whoever calls them: their caller wrote the line
 */

/** @type {readonly System[]} */
export const SYSTEMS = [
  {
    name: 'gym-gui',
    settings: `
catalogs: [{ python: gym_gui/logging_config/log_constants.py, preset: constant-calls }]
references: { python: 'LOG_{name}' }
files: { include: ['gym_gui/**', '3rd_party/workers/**'] }
sinks:
  - { call: log_constant, language: python, args: [logger, constant], keywords: ${ROLES} }
  - { call: '*.log_constant', language: python, args: [constant], keywords: ${ROLES} }
lines:
  - '{timestamp} | {level} | {logger} | [comp={component} sub={subcomponent} run={run_id} agent={agent_id} code={log_code} tags={tags}] | {message}'
`,
    logsFor: ['gym_gui/logging_config/helpers.py log_constant'],
  },
  {
    name: 'dynvision',
    settings: `
files: { include: ['dynvision/**'] }
sinks:
  - { call: log_section, language: python, args: [logger, label] }
  - { call: log_section_table, language: python, args: [logger, label] }
sections:
  - { call: log_section, language: python, args: [logger, title, entries, level], keywords: { level: level } }
  - { call: log_section_table, language: python, args: [logger, title], keywords: { level: level } }
lines:
  - '{timestamp} | {level} | {logger} | {message}'
  - '{timestamp} - {logger} - {level} - {message}'
  - '{level}:{logger}:{message}'
`,
    logsFor: [
      'dynvision/utils/logging_utils.py log_section',
      'dynvision/utils/logging_utils.py log_section_table',
    ],
  },
  {
    name: 'homodyne',
    settings: `
files: { include: ['homodyne/**'] }
sinks:
  - { call: get_logger, language: python, makes: logger, namespace: '{name}' }
lines:
  - '{timestamp} | {level} | {logger}.{function}:{lineno} | {message}'
  - '{timestamp} | {level} | {logger}.{function} | {message}'
  - '{timestamp} - {logger} - {level} - {message}'
`,
    logsFor: [],
  },
  {
    name: 'media-pipeline',
    settings: `
files: { include: ['shared/**', 'scripts/**', 'tools/**'] }
sinks:
  - { call: get_logger, language: python, makes: logger, namespace: '{name}' }
  - { call: '*.get_stage_logger', language: python, makes: logger }
lines:
  - '[{timestamp}] [pipeline] [{level}] {message}'
  - '[{timestamp}] [{logger}] [{level}] {message}'
`,
    logsFor: [
      ...['debug', 'info', 'warning', 'error', 'critical'].map(
        (level) => `shared/logger.py ${level}`,
      ),
      'scripts/10_translation.py _log',
    ],
  },
  {
    name: 'railtracks',
    settings: `
files: { include: ['packages/*/src/**'] }
catalogs: [log-catalog.json]
references: { python: 'ExceptionMessageKey.{name}' }
sinks:
  - { call: get_rt_logger, language: python, makes: logger, namespace: 'RT.{name}' }
lines:
  - '{timestamp} {level} - {message}'
  - '[+{seconds}s] {logger}: {level} - {message}'
`,
    prepare: catalogOfMessages,
    logsFor: [],
  },
];

/** The texts that railtracks keeps behind keys, as a catalog: that they are logged as warnings is what its calls say. @param {string} checkout */
function catalogOfMessages(checkout) {
  const folder = 'packages/railtracks/src/railtracks/exceptions/messages';
  const texts = parse(readFileSync(join(checkout, folder, 'exception_messages.yaml'), 'utf8'));
  const constants = Object.entries(texts).flatMap(([code, message]) =>
    typeof message === 'string' ? [{ code, level: 'warn', message }] : [],
  );
  writeFileSync(join(checkout, 'log-catalog.json'), JSON.stringify({ loglex: 1, constants }));
}
