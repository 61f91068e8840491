import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A stage: what FROM names, and what follows. */
export interface BuildStage {
  readonly from: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

export function stagesOf(dockerfile: string): readonly BuildStage[] {
  const joined = dockerfile.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  const stages: { from: string; name: string; instructions: Instruction[] }[] = [];
  for (const line of joined.split('\n').filter((text) => text.trim() !== '')) {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    if (name === 'FROM') stages.push({ from: rest[0] ?? '', name: rest[2] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, text: line.trim().slice(name.length).trim() });
  }
  return stages;
}

interface Paths {
  /** Where the stage's root is made. */
  readonly root: string;
  /** What `COPY` without `--from` reads: the build context. */
  readonly context: string;
  /** Roots of the stages before, by name. */
  readonly earlier: Readonly<Record<string, string>>;
}

/** Does what COPY and RUN of a stage say, below a folder in place of `/`. Steps of the system's packages and of users are left out. */
export function runStage({ instructions }: BuildStage, { root, context, earlier }: Paths): void {
  let folder = root;
  for (const { name, text } of instructions) {
    if (name === 'WORKDIR') {
      folder = join(root, text);
      mkdirSync(folder, { recursive: true });
    } else if (name === 'COPY') copy(text, { folder, root, context, earlier });
    else if (name === 'RUN' && !/apt-get|chown/.test(text)) {
      execFileSync('sh', ['-c', text], {
        cwd: folder,
        stdio: 'pipe',
        env: { ...process.env, NODE_ENV: '', npm_config_prefer_offline: 'true' },
      });
    }
  }
}

function copy(text: string, { folder, context, earlier }: Paths & { folder: string }): void {
  const parts = text.split(/\s+/);
  const stage = parts.find((part) => part.startsWith('--from='))?.slice('--from='.length);
  const [target = '', ...sources] = parts.filter((part) => !part.startsWith('--')).reverse();
  for (const source of sources) {
    const from = stage === undefined ? join(context, source) : join(earlier[stage] ?? '', source);
    const into = target.endsWith('/') || sources.length > 1;
    const to = into ? join(folder, target, source.split('/').at(-1) ?? '') : join(folder, target);
    if (!existsSync(from)) throw new Error(`COPY ${text}: there is no ${source}`);
    mkdirSync(dirname(to), { recursive: true });
    // From a stage by hard links: its packages are 340 MB.
    if (stage === undefined) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else execFileSync('cp', ['-al', from, to]);
  }
}

/** Copies what the build context would hold: the repository's files that .dockerignore lets in. */
export function copyContext(repository: string, into: string): void {
  const rules = readFileSync(join(repository, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: repository, encoding: 'utf8' });
  for (const file of tracked.trim().split('\n')) {
    if (!isSent(file, rules) || !existsSync(join(repository, file))) continue;
    mkdirSync(dirname(join(into, file)), { recursive: true });
    cpSync(join(repository, file), join(into, file));
  }
}

/** As Docker reads it: the last rule that matches decides. */
export function isSent(file: string, rules: readonly string[]): boolean {
  let sent = true;
  for (const rule of rules) {
    const pattern = rule.replace(/^!/, '');
    const expression = new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}(/|$)`);
    if (expression.test(file)) sent = rule.startsWith('!');
  }
  return sent;
}
