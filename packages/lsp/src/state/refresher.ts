/** Tells the client to ask again for what it draws into the text, where it lets itself be told. */
import type { Client } from '../client.ts';
import type { Transport } from '../transport/transport.ts';

const KINDS = ['codeLens', 'inlayHint', 'semanticTokens'] as const;

export type Drawn = (typeof KINDS)[number];

export interface Refresher {
  changed(kind: Drawn): void;
  allChanged(): void;
  stop(): void;
}

/** A client is told once for all that changes in a row: it then asks about all that it shows. */
const TELL_MS = 100;

export function createRefresher({ capabilities }: Client, transport: Transport): Refresher {
  const waiting = new Set<Drawn>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    timer = undefined;
    for (const kind of waiting) {
      transport.request(`workspace/${kind}/refresh`).catch(() => undefined);
    }
    waiting.clear();
  }

  function changed(kind: Drawn): void {
    if (capabilities.workspace?.[kind]?.refreshSupport !== true) return;
    waiting.add(kind);
    timer ??= setTimeout(tell, TELL_MS);
  }

  return {
    changed,
    allChanged: () => KINDS.forEach(changed),
    stop: () => clearTimeout(timer),
  };
}
