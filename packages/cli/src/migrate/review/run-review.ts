/** A review at a terminal: screens out, keys in, and each decision on the disk before the next screen. */
import type { MigrationPlan } from '@loglex/engine';
import { lookOf } from '../../terminal/look.ts';
import { askPerson } from './ask.ts';
import { openKeyboard } from './keyboard.ts';
import {
  answer,
  complaintAbout,
  press,
  type Review,
  type ReviewContext,
  type Step,
} from './review.ts';
import { reviewScreen } from './screen.ts';

export interface ReviewRun extends ReviewContext {
  /** Puts the plan on the disk. */
  readonly save: (plan: MigrationPlan) => void;
}

/** Whether there is somebody to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Resolves to the plan as it was left. What was decided until then is saved, however the run ends. */
export async function runAtTerminal(start: Review, run: ReviewRun): Promise<MigrationPlan> {
  const keyboard = openKeyboard(process.stdin);
  const leave = onOtherScreen(process.stderr, keyboard.close);
  let review = start;
  try {
    for (;;) {
      draw(review, run);
      const key = await keyboard.next();
      if (key === undefined) return review.plan;
      const step = press(review, key, run);
      if (step.quit) return review.plan;
      const next = await carryOut(step, run, keyboard.lend);
      if (next.plan !== review.plan) run.save(next.plan);
      review = next;
    }
  } finally {
    leave();
  }
}

async function carryOut(
  { review, ask }: Step,
  run: ReviewRun,
  lend: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<Review> {
  if (ask === undefined) return review;
  const value = await lend(() =>
    askPerson(ask, (typed) => complaintAbout(review, ask, typed, run)),
  );
  return answer(review, ask, value, run);
}

function draw(review: Review, context: ReviewContext): void {
  const { color, width } = lookOf(process.stderr);
  const size = { color, width, height: process.stderr.rows };
  const lines = reviewScreen(review, context, size);
  process.stderr.write(`${CLEAR}${lines.join('\n')}\n`);
}

const CLEAR = '\u001b[H\u001b[2J';
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?1049l\u001b[?25h';

/** Shows the terminal's second screen, so that the first is as it was when the function that is returned is called. */
function onOtherScreen(output: NodeJS.WriteStream, close: () => void): () => void {
  const leave = (): void => {
    for (const signal of SIGNALS) process.off(signal, die);
    close();
    output.write(LEAVE);
  };
  const die = (signal: NodeJS.Signals): void => {
    leave();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, die);
  output.write(ENTER);
  return leave;
}

const SIGNALS = ['SIGTERM', 'SIGHUP'] as const;
