/** A progress bar on stderr, where that is a terminal, for runs that last long enough to need one. */

export interface Progress {
  /** `done` of `total` files are read. */
  update(done: number, total: number): void;
  /** Takes the bar away. */
  stop(): void;
}

/** A run shorter than this shows no bar. */
const PATIENCE_MS = 400;

export interface ProgressLook {
  /** What is being done to files. Default: `checking`. */
  readonly doing?: string;
  /** Whether it says how long that will take. */
  readonly estimate?: boolean;
}

/** A bar on a terminal; nothing anywhere else. */
export async function startProgress({
  doing = 'checking',
  estimate = false,
}: ProgressLook = {}): Promise<Progress> {
  if (!process.stderr.isTTY || process.env['CI']) return { update() {}, stop() {} };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `${doing} {bar} {value}/{total} files${estimate ? ', {eta_formatted} to go' : ''}`,
    barCompleteChar: '━',
    barIncompleteChar: ' ',
    barsize: 30,
    clearOnComplete: true,
    // Ctrl-C ends the process at once: the cursor is never hidden, so there is nothing to restore.
    hideCursor: false,
    gracefulExit: false,
    linewrap: null,
  });
  const startAt = Date.now() + PATIENCE_MS;
  let started = false;
  return {
    update(done, total) {
      if (!started && Date.now() < startAt) return;
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
