/** The names that placeholders suggest. */
import { expect, it } from 'vitest';
import { onlyCall } from './both-parsers.ts';

/** Expressions of one message, and their names. */
it.each([
  [['run.id'], ['runId']],
  [
    ['a.id', 'b.id'],
    ['aId', 'bId'],
  ],
  [['this.count'], ['count']],
  [['this.queue.length'], ['queueLength']],
  [['user.firstName'], ['firstName']],
  [
    ['a.total', 'b.total'],
    ['total', 'bTotal'],
  ],
  [['fmt(size)'], ['size']],
  [['formatBytes(file.size)'], ['fileSize']],
  [['JSON.stringify(options)'], ['options']],
  [['value.toFixed(2)'], ['value']],
  [['names.join(", ")'], ['names']],
  [['getUser()'], ['user']],
  [['Date.now() - start'], ['elapsed']],
  [['name ?? "none"'], ['name']],
  [['ok ? a : b'], ['a']],
  [['await load()'], ['load']],
  [['args[0]'], ['args0']],
  [['MAX_SIZE'], ['maxSize']],
  [['_id'], ['id']],
  [
    ['x', 'x'],
    ['x', 'x'],
  ],
  [
    ['next()', 'next()'],
    ['next', 'next2'],
  ],
  [['1 + 2'], ['value']],
  [['(x as Y).z!'], ['z']],
  [['err.message'], ['errMessage']],
])('%j are named %j', (expressions, names) => {
  const { message } = onlyCall(
    `logger.info(\`text ${expressions.map((each) => `\${${each}}`).join(' ')}\`)`,
  );
  const parts = message?.static === true ? message.parts : [];
  expect(parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []))).toEqual(names);
});
