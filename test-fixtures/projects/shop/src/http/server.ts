/** The server that browsers talk to. */
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';
import { signIn } from './sign-in.js';

const logger: Logger = createLogger('shop.http');

export function listen(port: number): void {
  const server = createServer((request, response) => {
    const status = signIn(request.headers.authorization) ? 200 : 401;
    response.writeHead(status).end();
    const { method, url: path } = request;
    logConstant(logger, LOG.REQUEST_SERVED, { method, path, status });
  });
  server.listen(port, () => {
    logger.info(`Listening on port ${port}`);
    console.log('The shop is open');
    console.log();
  });
}
