import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const MODULE = fileURLToPath(new URL('../../scripts/recogniser.mjs', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recogniser-setup-'));
  symlinkSync('/usr/bin/env', join(folder, 'env'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program on the PATH that is a shell script. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Evaluates an expression over the module with nothing on the PATH but the folder. */
function evaluate(expression: string, env: Record<string, string> = {}): unknown {
  const script = `const recogniser = await import(${JSON.stringify(MODULE)});
    process.stdout.write('\\n' + JSON.stringify(await ${expression} ?? null));`;
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: folder, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(text.split('\n').at(-1) ?? '');
}

describe('setting up the recogniser', () => {
  const onLinux = process.platform === 'linux' ? it : it.skip; // apt-get is Debian's.

  onLinux('updates the lists and installs both packages without asking where there is no terminal', () => {
    const log = join(folder, 'apt.log');
    program('sudo', 'while [ "$1" = -n ]; do shift; done; [ "$1" = true ] || exec "$@"');
    program(
      'apt-get',
      `echo "$DEBIAN_FRONTEND $*" >> ${log}
       case "$*" in *install*) echo '#!/bin/sh' > ${folder}/pocketsphinx_continuous; /bin/chmod 755 ${folder}/pocketsphinx_continuous;; esac`,
    );
    expect(evaluate('recogniser.installRecogniser()')).toBeNull();
    const calls = readFileSync(log, 'utf8').trim().split('\n');
    expect(calls[0]).toMatch(/^noninteractive .*update$/);
    expect(calls[1]).toMatch(/^noninteractive .*install --yes .*pocketsphinx pocketsphinx-en-us$/);
    expect(evaluate('recogniser.installRecogniser()')).toBeNull();
    expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('says in one sentence what to install where it cannot', () => {
    program('sudo', 'exit 1');
    expect(evaluate('recogniser.installRecogniser()')).toMatch(
      /^The offline recogniser is missing: install .*pocketsphinx/,
    );
    program('apt-get', `exit 100`);
    expect(evaluate('recogniser.installRecogniser()')).toMatch(
      /^The offline recogniser is missing: install .*pocketsphinx/,
    );
    expect(existsSync(join(folder, 'pocketsphinx_continuous'))).toBe(false);
  });

  it('sees another transcriber in the environment and in .env, and none in empty settings', () => {
    const configured = (env = {}) => evaluate(`recogniser.transcriberIsConfigured(${JSON.stringify(folder)})`, env);
    expect(configured()).toBe(false);
    expect(configured({ OPENAI_API_KEY: 'k' })).toBe(true);
    expect(configured({ OPENAI_API_KEY: '' })).toBe(false);
    expect(configured({ TRANSCRIBER_KIND: 'local' })).toBe(true);
    expect(configured({ TRANSCRIBER_KIND: 'offline' })).toBe(false);
    writeFileSync(join(folder, '.env'), '#OPENAI_API_KEY=k\nTRANSCRIBER_BASE_URL=""\n');
    expect(configured()).toBe(false);
    writeFileSync(join(folder, '.env'), 'PORT=1\nTRANSCRIBER_BASE_URL="http://127.0.0.1:9000/v1"\n');
    expect(configured()).toBe(true);
  });
});
