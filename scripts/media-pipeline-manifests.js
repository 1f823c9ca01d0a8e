// @ts-check
/**
 * Lets CPython run the manifests of a public repository (the media pipeline, `shared/manifest.py` and `stage_utils.py`) on a
 * job of four stages, and `loglex lines --manifests` say what is wrong with them: one file tells of all stages, by name.
 *
 *   node scripts/media-pipeline-manifests.js           print
 *   node scripts/media-pipeline-manifests.js --check   exit 1 where it finds something else than was expected
 *
 * LOGLEX_CORPORA says where the checkout is. It is only read. `npm run build` comes first.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusFolder } from './recognition/corpora.js';

/** A stage that is whole, one that fails with its error, one that is killed, and one by the repository's own `StageIO`. */
const JOB = `
import logging, sys, types
stub = types.ModuleType("shared.logger")
stub.get_logger = logging.getLogger
sys.modules["shared.logger"] = stub
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from shared.manifest import StageManifest
from shared.stage_utils import StageIO
job = Path("job")
def put(folder, name):
    path = job / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path
with StageManifest("demux", job) as stage:
    stage.add_output("audio", put("01_demux", "audio.wav"))
try:
    with StageManifest("asr", job) as stage:
        stage.add_input("audio", job / "01_demux" / "audio.wav")
        raise RuntimeError("no model")
except RuntimeError:
    pass
StageManifest("alignment", job).__enter__()
io = StageIO("mux", job)
io.finalize("success")
`;

const CATALOG = `loglex: 1
legends: { status: { terms: { running: {}, success: {}, failed: {}, skipped: {} } } }
manifests:
  pipeline:
    file: manifest.json
    under: stages
    folder: '[0-9][0-9]_{stage}'
    legends: { status: status }
    required: [stage, number, status, started, completed, duration]
`;

/** `StageIO.finalize` hands the path of a file to `save`, which takes a status: that is the repository's own mistake. */
const EXPECTED = ['alignment unfinished-stage', 'mux unknown-status'];

const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-media-pipeline-')));
try {
  writeFileSync(join(root, 'loglex.yaml'), 'loglex: 1\ncatalogs: [catalog.yaml]\n');
  writeFileSync(join(root, 'catalog.yaml'), CATALOG);
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  execFileSync('python3', ['-c', JOB, corpusFolder('media-pipeline')], { cwd: root, env });
  const program = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));
  const lines = [program, 'lines', '--manifests', 'job'];
  process.stdout.write(spawnSync(process.execPath, lines, { cwd: root, encoding: 'utf8' }).stdout);
  process.stdout.write(
    spawnSync(process.execPath, [...lines, '--graph', 'mermaid'], { cwd: root, encoding: 'utf8' })
      .stdout,
  );
  const json = spawnSync(process.execPath, [...lines, '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
  });
  /** @type {{ findings: { check: string, message: string }[] }} */
  const { findings } = JSON.parse(json.stdout);
  const found = findings.map(({ check, message }) => `${stageIn(message)} ${check}`);
  const isExpected = JSON.stringify(found) === JSON.stringify(EXPECTED);
  if (!isExpected) console.log(`Expected ${EXPECTED.join(', ')}, and found ${found.join(', ')}.`);
  if (process.argv.includes('--check') && !isExpected) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** The stage that a finding is about: the only name of a stage that it quotes. @param {string} message */
function stageIn(message) {
  return /"(demux|asr|alignment|mux)"/.exec(message)?.[1];
}
