/** Messages: there is one, it is trimmed, and it is a template that can be read. */
import type { Catalog, CatalogProblem, LogConstant } from '../model.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { rangeInSource } from '../template/source-offset.ts';
import { at, problem } from './problem.ts';

export function* messageProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const constant of catalog.constants) {
    // Where the key is missing or no text, that has been told.
    if (constant.source.values.has('message')) yield* messageProblem(constant);
  }
}

function* messageProblem({ code, message, source }: LogConstant): Generator<CatalogProblem> {
  const place = at(source, 'message');
  if (message.trim() === '') {
    const words = `${code} has an empty message, so whoever meets the code learns nothing. Write what happened.`;
    yield problem('empty-message', place, words);
    return;
  }
  if (message.trim() !== message) {
    const words = `The message of ${code} starts or ends with white space, which breaks searches and line formats. Remove it.`;
    yield problem('untrimmed-message', place, words);
  }
  if (!/[{}]/.test(message)) return;
  for (const { message: words, range } of parseTemplate(message).problems) {
    const exact = rangeInSource(place.range, message.length, range);
    yield problem('invalid-template', { file: place.file, range: exact }, words);
  }
}
