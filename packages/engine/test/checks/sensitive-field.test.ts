import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['sensitive-field'];

test('fields by key and by value, and values in messages', () => {
  checkFixture(`
    logger.info({ user, accessToken }, 'Signed in');
                        ^^^^^^^^^^^ sensitive-field:field
    logger.info({ sent: user.password }, 'Signed in');
                  ^^^^ sensitive-field:field
    logger.info({ 'x-api-key': key }, 'Signed in');
                  ^^^^^^^^^^^ sensitive-field:field
    logger.info('Signed in with ' + req.headers.authorization);
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ sensitive-field:text
    console.log('Signing in with', user.password);
                                   ^^^^^^^^^^^^^ sensitive-field:text
  `);
});

test('what tells nothing of the secret', () => {
  checkFixture(
    `
    logger.info({ tokenCount, passwordPolicy, hasPassword }, 'Signed in');
    logger.info({ password: '[redacted]', token: true }, 'Signed in');
    logger.info({ token: redact(token), secret: hashOf(secret), jwt: maskAll(jwt) }, 'Signed in');
    logger.info({ password: password.length, token: !!token, secret: Boolean(secret) }, 'Signed in');
    logger.info({ token: token !== undefined, apiKey: typeof apiKey, cookie: null }, 'Signed in');
    logger.info('The password of ' + user + ' has ' + password.length + ' letters');
  `,
    { only },
  );
});

test('what the catalog declares', () => {
  checkFixture(`
    //- src/payments/refund.ts
    logConstant(logger, LOG.REFUND_SENT, { order_id, account });
                                                     ^^^^^^^ sensitive-field:declared
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id, account });
  `);
});

test('a redacted form is offered', () => {
  const result = checkFixture(`
    logger.info({ user, accessToken }, 'Signed in');
                        ^^^^^^^^^^^ sensitive-field
    logger.info({ sent: user.password }, 'Signed in');
                  ^^^^ sensitive-field
  `);
  expect(result.applied(0)).toContain("{ user, accessToken: '[redacted]' }");
  expect(result.applied(1)).toContain("{ sent: '[redacted]' }");
});
