// @ts-check
/** All that happens to a line: colours, layouts, records, resolution, values. */
import {
  createLineResolver,
  createRecordReader,
  JSON_LAYOUTS,
  lineReader,
  TEXT_LAYOUTS,
} from '@loglex/engine';
import { templates } from './mutate.js';

/** @returns {(line: string) => number} takes the next line; says how many answers its records have */
export function createPipeline() {
  const reader = createRecordReader(lineReader([...JSON_LAYOUTS, ...TEXT_LAYOUTS]));
  const resolver = createLineResolver(templates);
  return (line) => {
    let found = 0;
    // A record ends where another begins, so that each line is paid for by itself.
    for (const { message } of [...reader.push(line), ...reader.end()]) {
      const { answers } = resolver.resolve(message);
      for (const answer of answers.slice(0, 3)) void answer.arguments;
      found += answers.length;
    }
    return found;
  };
}
