/** Work that people see going on in the view; where it takes longer, they are told how far it is, and may end it. */
import { CancellationTokenSource, type CancellationToken, ProgressLocation, window } from 'vscode';

export interface Work<Result> {
  /** The id of the view that it is done for. */
  readonly view: string;
  /** Above the notification; absent: there is none, since nobody asked for the work. */
  readonly title?: string;
  /** Where it is cancelled elsewhere. */
  readonly source?: CancellationTokenSource;
  readonly run: (token: CancellationToken, report: Report) => Promise<Result>;
}

type Report = (progress: { readonly message?: string; readonly percentage?: number }) => void;

/** What is done by then needs no notification. */
const PATIENCE_MS = 700;

/** Ends as `run` does. */
export async function withLateProgress<Result>(work: Work<Result>): Promise<Result> {
  const { view, title, source = new CancellationTokenSource(), run } = work;
  let report: Report | undefined;
  const running = run(source.token, (progress) => report?.(progress));
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  void window.withProgress({ location: { viewId: view } }, () => settled);
  const late = setTimeout(() => {
    if (title === undefined) return;
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, (shown, { onCancellationRequested }) => {
      onCancellationRequested(() => source.cancel());
      let before = 0;
      report = ({ message = '', percentage = before }) => {
        shown.report({ message, increment: percentage - before });
        before = percentage;
      };
      return settled;
    });
  }, PATIENCE_MS);
  try {
    return await running;
  } finally {
    clearTimeout(late);
  }
}
