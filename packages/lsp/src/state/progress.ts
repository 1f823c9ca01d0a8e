/** Work-done progress, for clients that show it. */
import type { Client } from '../client.ts';
import type { Transport } from '../transport/transport.ts';

export interface Progress {
  readonly report: (done: number, total: number) => void;
  end(message: string): void;
}

/** More often nobody can read it. */
const REPORT_MS = 100;

export function createProgress(
  client: Client,
  transport: Transport,
  token: string,
  title: string,
): Progress {
  if (!client.workDoneProgress) return { report: () => undefined, end: () => undefined };
  let isOpen = false;
  let ended: string | undefined;
  let last = 0;
  const send = (value: object) => transport.notify('$/progress', { token, value });
  // Work does not wait for the client to agree; what it refuses is not shown.
  transport.request('window/workDoneProgress/create', { token }).then(
    () => {
      isOpen = true;
      send({ kind: 'begin', title, cancellable: true, percentage: 0 });
      if (ended !== undefined) send({ kind: 'end', message: ended });
    },
    () => undefined,
  );
  return {
    report(done, total) {
      if (!isOpen || ended !== undefined || total === 0) return;
      if (performance.now() - last < REPORT_MS) return;
      last = performance.now();
      const percentage = Math.floor((100 * done) / total);
      send({ kind: 'report', message: `${done}/${total} files`, percentage });
    },
    end(message) {
      ended = message;
      if (isOpen) send({ kind: 'end', message });
    },
  };
}
