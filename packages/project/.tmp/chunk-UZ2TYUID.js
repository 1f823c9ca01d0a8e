import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// packages/project/src/facts/work.ts
import { join } from "node:path";

// packages/project/src/problem.ts
function fileSystemReason(error, action) {
  const code = errorCode(error);
  const words = code === void 0 ? void 0 : REASONS.get(code);
  if (words !== void 0) return `It cannot be ${action}: ${words} (${code}).`;
  return `It cannot be ${action}: ${error instanceof Error ? error.message : String(error)}.`;
}
function errorCode(error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  return typeof code === "string" ? code : void 0;
}
var REASONS = /* @__PURE__ */ new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "it is a folder where a file should be"],
  ["ENOTDIR", "a part of its path is a file, not a folder"],
  ["ENOENT", "no such file or folder"],
  ["ELOOP", "its symbolic links lead in a circle"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"]
]);

// packages/project/src/files/read.ts
import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
function readText(path, file, kind = "read") {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: { kind, file, message: fileSystemReason(error, "read") } };
  }
  return decodeText(bytes, file, kind);
}
function decodeText(bytes, file, kind = "read") {
  if (bytes.includes(0)) {
    const message = "It holds zero bytes: it is binary, or text in UTF-16. Leave it out, or save it as UTF-8.";
    return { problem: { kind, file, message } };
  }
  if (!isUtf8(bytes)) {
    const message = "It is not valid UTF-8. Save it as UTF-8, or leave it out.";
    return { problem: { kind, file, message } };
  }
  return { text: bytes.toString("utf8") };
}

// packages/project/src/facts/generated.ts
function isGenerated(text) {
  const head = text.slice(0, HEAD);
  return MARK.test(head) && MARK.test(LEADING_COMMENTS.exec(head)?.[0] ?? "");
}
var HEAD = 2e3;
var MARK = /@generated\b|\bauto-?generated\b|\bgenerated (?:automatically|by|from)\b|\bdo not edit\b/i;
var LEADING_COMMENTS = /^\uFEFF?(?:#!.*)?(?:\s+|\/\/.*|\/\*[^]*?(?:\*\/|$))*/;

// packages/project/src/facts/analyse.ts
var MAX_SOURCE_BYTES = 15e5;
function analyseBytes(file, bytes, frontEnd) {
  const decoded = decodeText(bytes, file);
  return decoded.problem ? { problem: decoded.problem } : analyseText(file, decoded.text, frontEnd);
}
function analyseText(file, text, frontEnd) {
  try {
    if (!frontEnd.mayHoldFacts(file, text)) return {};
    if (isGenerated(text)) return { leftOut: "generated" };
    const read = frontEnd.read(file, text);
    return read.problem ? { problem: { kind: "syntax", file, ...read.problem } } : { facts: read.facts };
  } catch (error) {
    return { problem: internalProblem(file, error) };
  }
}
function internalProblem(file, error) {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `Loglex failed on this file, and went on without it: ${reason}. Please report it.`;
  return { kind: "internal", file, message };
}

// packages/project/src/parse/oxc.ts
import { createRequire } from "node:module";

// packages/project/src/files/language.ts
function languageOf(path) {
  return LANGUAGES.get(extensionOf(path));
}
function extensionOf(path) {
  const dot = path.lastIndexOf(".");
  return dot === -1 || path.indexOf("/", dot) !== -1 ? "" : path.slice(dot + 1);
}
var LANGUAGES = new Map(
  ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"].map((name) => [name, "javascript"])
);

// packages/project/src/parse/oxc.ts
function parseJavaScript(file, text) {
  const langs = LANGS.get(extensionOf(file)) ?? ["tsx"];
  let failure;
  for (const lang of langs) {
    const result = parse(file, text, lang);
    if ("tree" in result) return result;
    failure ??= result.problem;
  }
  return { problem: failure };
}
var PLAIN = ["jsx", "tsx", "ts"];
var LANGS = /* @__PURE__ */ new Map([
  ["ts", ["ts"]],
  ["mts", ["ts"]],
  ["cts", ["ts"]],
  ["tsx", ["tsx"]],
  ["js", PLAIN],
  ["jsx", PLAIN],
  ["mjs", PLAIN],
  ["cjs", PLAIN]
]);
function parse(file, text, lang) {
  const result = oxc().parseSync(file, text, { lang, astType: "ts", preserveParens: false });
  const { program } = result;
  if (program.body.length === 0 && result.errors.length > 0) {
    return { problem: syntaxProblem(text, result.errors[0]) };
  }
  return {
    tree: {
      program,
      get comments() {
        return result.comments;
      }
    }
  };
}
function syntaxProblem(text, error) {
  const label = error.labels[0];
  const range = { start: label?.start ?? 0, end: label?.end ?? 0 };
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(range.start))) {
    const message = "It holds the conflict markers of a merge, so it cannot be read. Resolve the conflict.";
    return { message, range };
  }
  return { message: `It is not valid source: ${error.message.replace(/\.$/, "")}.`, range };
}
var loaded;
function oxc() {
  if (loaded !== void 0) return loaded;
  const module = createRequire(import.meta.url)("oxc-parser");
  selfTest(module);
  return loaded = module;
}
function selfTest(module) {
  const text = '\uFEFF/* \u{1F600} */ log?.info(\xE9, ("x"))';
  const options = { lang: "ts", astType: "ts", preserveParens: false };
  const { program, comments } = module.parseSync("self-test.ts", text, options);
  const statement = program.body[0];
  const chain = statement?.type === "ExpressionStatement" ? statement.expression : void 0;
  const call = chain?.type === "ChainExpression" ? chain.expression : void 0;
  const last = call?.type === "CallExpression" ? call.arguments[1] : void 0;
  if (last?.type === "Literal" && last.start === 24 && last.end === 27 && comments[0]?.end === 9)
    return;
  throw new Error(
    "The parser oxc-parser does not answer as expected, so no file can be read. Reinstall the dependencies."
  );
}

// packages/project/src/facts/front-end.ts
function createFrontEnd(settings) {
  void settings;
  return {
    mayHoldFacts: (_file, text) => /\.\s*(?:trace|debug|info|warn|error|fatal|log)\b/.test(text),
    read(file, text) {
      const parsed = parseJavaScript(file, text);
      if (parsed.problem) return { problem: parsed.problem };
      return { facts: emptyFacts(file) };
    }
  };
}
function emptyFacts(file) {
  return {
    file,
    language: "javascript",
    calls: [],
    references: [],
    loggers: [],
    directives: [],
    imports: [],
    syntaxProblems: [],
    lineStarts: [0]
  };
}

// packages/project/src/facts/source-reader.ts
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
function sourceReader(most) {
  const buffer = Buffer.allocUnsafeSlow(most);
  return (path) => {
    const handle = openSync(path, "r");
    try {
      const { size, mtimeMs: modified } = fstatSync(handle);
      if (size > most) return { bytes: void 0, size, modified };
      let length = 0;
      let read = -1;
      while (length < size && read !== 0) {
        read = readSync(handle, buffer, length, size - length, null);
        length += read;
      }
      return { bytes: buffer.subarray(0, length), size, modified };
    } finally {
      closeSync(handle);
    }
  };
}

// packages/project/src/facts/work.ts
var TAKE = 8;
function* doWork(work) {
  const frontEnds = [];
  const read = sourceReader(MAX_SOURCE_BYTES);
  for (; ; ) {
    const start = Atomics.add(work.next, 0, TAKE);
    if (start >= work.files.length) return;
    const results = [];
    for (let index = start; index < Math.min(start + TAKE, work.files.length); index++) {
      const scope = work.scopes[index];
      const frontEnd = frontEnds[scope] ??= createFrontEnd(work.settings[scope]);
      results.push(analyseFile(work, index, frontEnd, read));
    }
    yield results;
  }
}
function analyseFile(work, index, frontEnd, read) {
  const file = work.files[index];
  try {
    const { bytes, size, modified } = read(join(work.root, file));
    const stamp = { size, modified };
    if (bytes === void 0) return { index, stamp, analysis: { leftOut: "too-large" } };
    return { index, stamp, analysis: analyseBytes(file, bytes, frontEnd) };
  } catch (error) {
    const message = fileSystemReason(error, "read");
    return { index, analysis: { problem: { kind: "read", file, message } } };
  }
}

export {
  __require,
  __commonJS,
  __toESM,
  languageOf,
  fileSystemReason,
  errorCode,
  readText,
  doWork
};
