import { describe, expect, test } from 'vitest';
import { sensitiveNames, wordsOf } from '../../src/checks/sensitive-words.ts';

test.each([
  ['userAPIKey2', 'user api key 2'],
  ['user_api_key', 'user api key'],
  ['X-Api-Key', 'x api key'],
  ['PASSWORD', 'password'],
  ['größe', 'größe'],
])('%s is read as "%s"', (name, words) => {
  expect(wordsOf(name).join(' ')).toBe(words);
});

describe('what is sensitive', () => {
  const isSensitive = sensitiveNames();

  test.each([
    'password',
    'userPassword',
    'PASSWORD',
    'password_hash',
    'newPassword2',
    'passwordConfirmation',
    'accessToken',
    'access_token',
    'token',
    'refreshTokens',
    'clientSecret',
    'authorizationCode',
    'AWS_SECRET',
    'authorization',
    'authorizationHeader',
    'apiKey',
    'x-api-key',
    'privateKey',
    'ssn',
    'creditCard',
    'cardNumber',
    'cvv',
    'sessionToken',
    'jwt',
    'cookies',
    'passwordResetUrl',
    'magicLink',
    'dbCredentials',
  ])('%s', (name) => {
    expect(isSensitive(name)).toBe(true);
  });

  test.each([
    'tokenCount',
    'statusCode',
    'maxTokens',
    'tokens',
    'promptTokens',
    'passwordPolicy',
    'passwordLength',
    'hasPassword',
    'isTokenValid',
    'tokenType',
    'tokenExpiresAt',
    'secretary',
    'authorizationUrl',
    'author',
    'cookieName',
    'cancelToken',
    'nextPageToken',
    'publicKey',
    'keyboard',
    'sessionId',
    'sessionIdleTime',
    'assn',
    'accountId',
    'resetCount',
    'url',
    'password_changed',
  ])('not %s', (name) => {
    expect(isSensitive(name)).toBe(false);
  });

  test('a project’s own words and exceptions, in any case style', () => {
    const own = sensitiveNames(['patientName'], ['csrfToken']);
    expect(own('patient_name')).toBe(true);
    expect(own('csrf_token')).toBe(false);
    expect(own('password')).toBe(true);
  });
});
