/** Names for what a draft finds: readable, unique, and identifiers wherever they are written. */

const STOP_WORDS = new Set(
  'a an and are as at been by for from had has have if in into is it its of on or so than that the their then there this to was we were when which while will with you your'.split(
    ' ',
  ),
);
/** What asks for a word after it, and must not stand last where a name was cut. */
const DANGLING = new Set('be but could may must no not or per via without'.split(' '));
const MOST_WORDS = 5;
/** On average, so that five words have 40. */
const LETTERS_PER_WORD = 8;

/** "Failed to fetch rooms" names what failed first: `FETCH_ROOMS_FAILED`. */
const FAILED_TO = /^(?:failed to|failure to|unable to|could not|couldnt|cannot|cant) (?=\S)/u;

/**
 * The name of a constant with this text, in capitals: `Queue full for run {id}` gives `QUEUE_FULL_RUN`.
 * Where the text holds too few words for a name, `component` comes before them.
 */
export function constantName(text: string, component: string, mostWords = MOST_WORDS): string {
  const plain = wordsOf(text.replace(/\{\{|\}\}|\{[^{}]*\}/gu, ' ')).join(' ');
  const failed = FAILED_TO.test(plain);
  const said = plain.replace(FAILED_TO, '').split(' ').filter(Boolean);
  const telling = said.filter((word) => !STOP_WORDS.has(word));
  const words = (telling.length > 0 ? telling : said).slice(0, mostWords);
  while (words.length > 1 && words.join('_').length > mostWords * LETTERS_PER_WORD) words.pop();
  while (words.length > 2 && DANGLING.has(words.at(-1) ?? '')) words.pop();
  if (failed) words.push('failed');
  const subject =
    words.length > 1 ? [] : [...wordsOf(component), ...(words.length > 0 ? [] : ['event'])];
  return identifier([...subject, ...words].join('_').toUpperCase());
}

/** A folder's name as that of a component: `dbSink` gives `db-sink`; empty where no letter is Latin. */
export function kebabName(segment: string): string {
  return wordsOf(segment).join('-');
}

/** `name`, or `name` and the first number from 2 that no one in `taken` has; taken from now on. */
export function takeName(name: string, taken: Set<string>, separator: '_' | '-'): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}${separator}${count}`;
  taken.add(free);
  return free;
}

/** Words in lower case: letters lose their accents, camel case is taken apart, apostrophes vanish. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .replace(ONE_WORD, (word) => word.toLowerCase())
      .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
      .toUpperCase() // `ß` has an upper case in ASCII letters only
      .toLowerCase()
      .match(/[a-z\d]+/gu) ?? []
  );
}

/** Words with capitals inside: `GitHub`, `iSCSI`, `JFrog`, and acronyms in the plural (`CPUs`). */
const ONE_WORD =
  /\b(?:[a-z]?[A-Z]{2,}s|[a-z][A-Z]{2,}|[A-Z]{2}[a-z]{3,}|(?:Git(?:Hub|Lab)|BitBucket|(?:Java|Type|Coffee)Script|OAuth|GraphQL|(?:My|No|Postgre)SQL|MongoDB|DynamoDB|PyPI|macOS|DevOps|WebSocket|IPv[46]))\b/gu;

/** A name may not start with a digit. */
function identifier(name: string): string {
  return /^\d/u.test(name) ? `EVENT_${name}` : name;
}
