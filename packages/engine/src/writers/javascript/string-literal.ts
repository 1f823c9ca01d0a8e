/** Writes a string as a literal of JavaScript. */
import type { FileFacts } from '../../facts/file-facts.ts';

/** In the quotes of the file's imports, unless the text holds some; everything else is escaped as JSON has it. */
export function stringLiteral(text: string, facts?: FileFacts): string {
  const quote = facts?.imports.find((one) => one.quote !== undefined)?.quote ?? "'";
  const escaped = JSON.stringify(text);
  const plain = escaped === `"${text}"` && !text.includes("'");
  return plain ? `${quote}${text}${quote}` : escaped;
}
