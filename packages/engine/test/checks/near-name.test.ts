import { expect, it } from 'vitest';
import { nearName } from '../../src/checks/near-name.ts';

const NAMES = [
  'APP_LOG_LEVEL',
  'APP_LOG_JAX_ENABLED',
  'APP_LOG_PRODUCTION_ENABLED',
  'APP_LOG_RATE',
];

it.each([
  ['APP_LOG_LEVLE', 'APP_LOG_LEVEL'],
  ['APP_LOG_PROD_ENABLED', 'APP_LOG_PRODUCTION_ENABLED'],
  ['APP_LOG_JAX_ENABLE', 'APP_LOG_JAX_ENABLED'],
  ['APP_LOG_PATH', undefined],
  ['APP_LOG_DISTRIBUTED_ENABLED', undefined],
  ['APP_LOG_JAX_LEVEL', undefined],
  ['APP_LOG', undefined],
])('%s: %s', (name, meant) => {
  expect(nearName(name, NAMES)).toBe(meant);
});
