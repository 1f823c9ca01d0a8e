/** What a log says, as it is quoted in words of a finding: a log may say anything, and terminals obey some of it. */
import { spelledOut } from '@loglex/catalog';
import { excerpt } from './excerpt.ts';

/** On one line of 80 characters at most, what acts spelled out. */
export function loggedText(text: string): string {
  return spelledOut(excerpt(text.slice(0, LONGEST_READ), LONGEST));
}

const LONGEST = 80;
/** A line may be of 16 MB. */
const LONGEST_READ = 1000;
