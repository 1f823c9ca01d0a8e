/** `loglex lsp` is the language server, whatever a client adds to the command. */
import { expect, it } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { tempProject } from '../support/temp-project.ts';

const frame = (message: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

it.each([
  ['lsp', '--stdio'],
  ['lsp', '--stdio', '--clientProcessId=7'],
])('%s %s is served on standard input and output', (...args) => {
  const input = [
    frame({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }),
    frame({ method: 'initialized', params: {} }),
    frame({ id: 2, method: 'shutdown' }),
    frame({ method: 'exit' }),
  ].join('');
  const { code, stdout } = loglex(tempProject(), args, { input });
  expect(stdout).toContain('"serverInfo":{"name":"loglex"');
  expect(code).toBe(0);
});
