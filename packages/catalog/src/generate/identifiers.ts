/** Whether a name may be declared in TypeScript or Python, whatever the age of the compiler that reads it. */

export function isTypeScriptName(name: string): boolean {
  return NAME.test(name) && !TYPESCRIPT_WORDS.has(name);
}

/** Python reads names in their normal form: one that is not in it would be declared under another name. */
export function isPythonName(name: string): boolean {
  return (
    NAME.test(name) &&
    !name.includes('$') &&
    name.normalize('NFKC') === name &&
    !PYTHON_WORDS.has(name)
  );
}

/** Scripts whose letters every compiler in use knows; newer letters of Unicode are unknown to older ones. */
const LETTERS =
  'A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0391-\\u03a1\\u03a3-\\u03ce\\u0400-\\u0481\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fa5\\uac00-\\ud7a3';
const NAME = new RegExp(`^[${LETTERS}$][${LETTERS}$0-9]*$`);

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const TYPESCRIPT_WORDS = words(`
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield
`);

const PYTHON_WORDS = words(`
  False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield __debug__ __peg_parser__
`);
