/** Who is there? */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

const logger: Logger = createLogger('shop.http');

export function signIn(authorization: string | undefined): boolean {
  const [user = '', accessToken = ''] = (authorization ?? '').split(':');
  logger.debug({ user, accessToken }, 'Signing in');
  const tokenCount = accessToken.length;
  // Not sensitive-field: a count is no token.
  logger.debug({ user, tokenCount }, 'Token read');
  if (accessToken !== '') return true;
  logConstant(logger, LOG.SIGN_IN_REFUSED, { user });
  return false;
}
