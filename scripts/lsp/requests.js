// @ts-check
/** What an editor asks all day, of several servers in turn. */

/**
 * @typedef {import('./peer.js').Peer} Peer
 * @typedef {import('./workspace.js').Workspace} Workspace
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} title of the server
 * @property {number[]} times in ms
 * @property {number} processor ms for each; NaN where the system does not tell
 * @property {string} [note] why there is none
 *
 * @typedef {object} Series
 * @property {string} what
 * @property {readonly string[]} of ids of the servers
 * @property {string} [needs] the capability that a server has to offer
 * @property {number} [most] times, where each is slow
 * @property {(peer: Peer, time: number) => Promise<number>} once in ms
 */

/** A server that takes longer than this for a series is asked less often. */
const PATIENCE_MS = 30_000;

/**
 * @param {readonly Series[]} all
 * @param {readonly Peer[]} peers initialized
 * @param {number} times
 * @param {(text: string) => void} talk
 * @returns {Promise<readonly Row[]>}
 */
export async function measureRequests(all, peers, times, talk) {
  /** @type {Row[]} */
  const rows = [];
  for (const series of all) {
    talk(series.what);
    rows.push(...(await measureSeries(series, peers, times)));
  }
  return rows;
}

/**
 * @param {Series} series
 * @param {readonly Peer[]} peers
 * @param {number} times
 */
async function measureSeries({ what, of, needs, once, ...series }, peers, times) {
  const most = series.most ?? times;
  const asked = peers
    .filter(({ id }) => of.includes(id))
    .map((peer) => ({
      peer,
      row: /** @type {Row} */ ({ what, title: peer.title, times: [], processor: NaN }),
      began: peer.server.processorMs(),
      spent: 0,
      isOver: false,
    }));
  for (const one of asked) {
    if (needs !== undefined && !one.peer.capabilities[needs]) {
      one.row.note = 'not offered';
      one.isOver = true;
    }
  }
  // The first few warm it up, and are not measured.
  const warm = Math.min(20, Math.ceil(most / 10));
  for (let time = -warm; time < most; time++) {
    for (const one of asked) {
      if (one.isOver) continue;
      if (time === 0) one.began = one.peer.server.processorMs();
      try {
        const took = await once(one.peer, time + warm);
        one.spent += took;
        if (time >= 0) one.row.times.push(took);
      } catch (error) {
        one.row.note = `failed: ${/** @type {Error} */ (error).message}`;
        one.isOver = true;
      }
      const isLate = one.spent > PATIENCE_MS && time >= 0;
      if (time === most - 1 || isLate) {
        one.isOver = true;
        one.row.processor = (one.peer.server.processorMs() - one.began) / one.row.times.length;
      }
    }
  }
  return asked.map(({ row }) => row);
}

/** @param {Workspace} workspace @returns {readonly Series[]} */
export function codeSeries(workspace) {
  const { small, large, long, names, renamed, renamedIn } = workspace;
  const code = ['loglex', 'typescript'];
  const coded = places(small.text, /LOG\.(\w+)/g);
  const rename = { newName: 'RENAMED_WHILE_MEASURING' };
  return [
    asking('hover on a constant in code', code, 'textDocument/hover', small, coded, 2),
    asking('completion of `LOG.` and letters', code, 'textDocument/completion', small, coded),
    typing('completion while typing it (30 KB)', code, small, names),
    asking('definition of a constant', code, 'textDocument/definition', small, coded, 2),
    keystroke('keystroke to diagnostics, 30 KB', ['loglex', 'oxlint'], small),
    keystroke('keystroke to diagnostics, 100 KB', ['loglex', 'oxlint'], large),
    keystroke('keystroke to diagnostics, 3,000 lines', ['loglex', 'oxlint'], long),
    {
      ...asking(
        'rename of a code with 61 uses',
        code,
        'textDocument/rename',
        renamedOf(),
        [renamedAt()],
        2,
        rename,
      ),
      needs: 'renameProvider',
    },
  ];

  function renamedOf() {
    return { file: renamedIn, text: workspace.read(renamedIn) };
  }

  function renamedAt() {
    const [place] = places(renamedOf().text, new RegExp(`LOG\\.(${renamed})`, 'g'));
    return /** @type {Place} */ (place);
  }
}

/** Lines without a code, asked about as they are read. @param {Workspace} workspace @returns {readonly Series[]} */
export function logSeries({ log, small }) {
  const lines = places(log.text, /INFO (\S+)/g);
  const only = ['loglex'];
  const typed = keystroke('', only, small);
  const asked = asking('', only, 'textDocument/hover', log, lines, 1);
  return [
    asking('hover on a line of a log without a code', only, 'textDocument/hover', log, lines, 1),
    asking('definition of such a line', only, 'textDocument/definition', log, lines, 1),
    {
      what: 'hover on such a line, right after a keystroke in 30 KB',
      of: only,
      async once(peer, time) {
        await typed.once(peer, time);
        return asked.once(peer, time);
      },
    },
    keystroke('keystroke to diagnostics, 30 KB, while a log is open', ['loglex', 'oxlint'], small),
  ];
}

/** @param {Workspace} workspace @returns {readonly Series[]} */
export function catalogSeries({ catalog }) {
  const both = ['loglex', 'yaml'];
  const source = { file: 'log-catalog.yaml', text: catalog };
  const entries = places(catalog, /^ {4}name: (\w+)/gm);
  const levels = places(catalog, /^ {4}level: (\w+)/gm);
  const size = (catalog.length / 1e6).toFixed(1);
  return [
    asking('hover in the catalog', both, 'textDocument/hover', source, entries, 2),
    asking('completion in the catalog', both, 'textDocument/completion', source, levels),
    {
      ...keystroke(`keystroke to diagnostics, catalog of ${size} MB`, both, source),
      most: 20,
    },
  ];
}

/**
 * @typedef {object} Place
 * @property {number} line
 * @property {number} character where the word begins
 * @property {number} length
 *
 * @typedef {import('./workspace.js').Source} Source
 */

/** The first groups of the matches. @param {string} text @param {RegExp} pattern @returns {Place[]} */
function places(text, pattern) {
  const matches = [...text.matchAll(pattern)].slice(0, 1000);
  let at = 0;
  let line = 0;
  return matches.map((match) => {
    const word = match[1] ?? '';
    const offset = match.index + match[0].lastIndexOf(word);
    for (
      let next = text.indexOf('\n', at);
      next >= 0 && next < offset;
      next = text.indexOf('\n', at)
    ) {
      at = next + 1;
      line++;
    }
    return { line, character: offset - at, length: word.length };
  });
}

const opened = new WeakMap();

/** @param {Peer} peer @param {Source} source */
function ensureOpen(peer, { file, text }) {
  let files = opened.get(peer);
  if (files === undefined) opened.set(peer, (files = new Set()));
  if (files.has(file)) return;
  files.add(file);
  peer.open(file, text);
}

/**
 * One request after the other at the places in turn, `into` letters into the word, or at several depths of it.
 * @param {string} what @param {readonly string[]} of @param {string} method @param {Source} source
 * @param {readonly Place[]} at @param {number} [into] @param {object} [more]
 * @returns {Series}
 */
function asking(what, of, method, source, at, into, more) {
  return {
    what,
    of,
    async once(peer, time) {
      ensureOpen(peer, source);
      const place = /** @type {Place} */ (at[time % at.length]);
      const inside = into ?? Math.min(place.length, time % 8);
      const position = { line: place.line, character: place.character + inside };
      const began = performance.now();
      const params = { textDocument: { uri: peer.uri(source.file) }, position, ...more };
      await peer.server.request(method, params);
      return performance.now() - began;
    },
  };
}

/**
 * A letter is typed, and completion asked for at once: what a person waits for.
 * @param {string} what @param {readonly string[]} of @param {Source} source @param {readonly string[]} names
 * @returns {Series}
 */
function typing(what, of, source, names) {
  const place = /** @type {Place} */ (places(source.text, /LOG\.(\w+)/g)[3]);
  return {
    what,
    of,
    async once(peer, time) {
      const depth = time % 10;
      ensureOpen(peer, source);
      const name = names[(Math.floor(time / 10) * 613) % names.length] ?? '';
      const { line, character } = place;
      const typed = depth === 0 ? '' : name.slice(0, depth);
      const before = depth === 0 ? place.length : depth - 1;
      const range = { start: { line, character }, end: { line, character: character + before } };
      if (time > 0 && depth === 0) range.end.character = character + 9;
      const began = performance.now();
      edit(peer, source.file, range, typed);
      const position = { line, character: character + typed.length };
      const textDocument = { uri: peer.uri(source.file) };
      await peer.server.request('textDocument/completion', { textDocument, position });
      return performance.now() - began;
    },
  };
}

/** @type {WeakMap<Peer, Map<string, number>>} */
const versions = new WeakMap();

/** @param {Peer} peer @param {string} file */
function nextVersion(peer, file) {
  return (versions.get(peer)?.get(file) ?? 1) + 1;
}

/** @param {Peer} peer @param {string} file @param {object} range @param {string} text */
function edit(peer, file, range, text) {
  const version = nextVersion(peer, file);
  let known = versions.get(peer);
  if (known === undefined) versions.set(peer, (known = new Map()));
  known.set(file, version);
  peer.server.notify('textDocument/didChange', {
    textDocument: { uri: peer.uri(file), version },
    contentChanges: [{ range, text }],
  });
}

/**
 * Letters are typed into comments near the start, in the middle and near the end, in turn, so that the file always parses and
 * is always another one.
 * @param {string} what @param {readonly string[]} of @param {Source} source
 * @returns {Series}
 */
function keystroke(what, of, source) {
  const isYaml = source.file.endsWith('.yaml');
  const lines = source.text.split('\n');
  const ends = lines.flatMap((text, line) =>
    (isYaml ? /^ {2}- code:/ : /^ {2,}[^*/`]+;$/).test(text)
      ? [{ line, character: text.length }]
      : [],
  );
  const spots = [0.1, 0.5, 0.9].map((share) => ends[Math.floor(share * ends.length)]);
  return {
    what,
    of,
    async once(peer, time) {
      ensureOpen(peer, source);
      const spot = /** @type {{ line: number, character: number }} */ (spots[time % spots.length]);
      // In each round a letter is typed at each spot, and taken back in the next.
      const isBack = Math.floor(time / spots.length) % 2 === 1;
      const typed = isYaml ? ' # x' : ' // x';
      const end = { ...spot, character: spot.character + (isBack ? typed.length : 0) };
      const uri = peer.uri(source.file);
      const version = nextVersion(peer, source.file);
      const began = performance.now();
      const arrived = peer.server.next(
        'textDocument/publishDiagnostics',
        (params) => params.uri === uri && (params.version ?? version) === version,
        30_000,
      );
      edit(peer, source.file, { start: spot, end }, isBack ? '' : typed);
      await arrived;
      return performance.now() - began;
    },
  };
}
