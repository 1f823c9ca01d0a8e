/** Runs git in a folder. */
import { spawn } from 'node:child_process';

export type GitRun =
  | { readonly stdout: string; readonly failed?: undefined }
  | { readonly failed: 'no git' | 'no repository' | 'refused'; readonly message: string };

/** What `git` prints; `input` is what it reads. Paths are taken and given as they are, without quotes or patterns. */
export function runGit(cwd: string, args: readonly string[], input = ''): Promise<GitRun> {
  return new Promise((resolve) => {
    const git = spawn('git', ['--literal-pathspecs', '-c', 'core.quotePath=false', ...args], {
      cwd,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    git.stdout.on('data', (piece: Buffer) => out.push(piece));
    git.stderr.on('data', (piece: Buffer) => err.push(piece));
    git.stdin.on('error', () => undefined); // It may end before it has read all.
    git.stdin.end(input);
    git.on('error', ({ message }) => resolve({ failed: 'no git', message }));
    git.on('close', (code) => {
      const message = Buffer.concat(err).toString('utf8').trim();
      if (code === 0) resolve({ stdout: Buffer.concat(out).toString('utf8') });
      else
        resolve({
          failed: message.includes('not a git repository') ? 'no repository' : 'refused',
          message,
        });
    });
  });
}
