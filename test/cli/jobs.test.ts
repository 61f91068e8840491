import { execFileSync } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { recordingName } from '../../src/cli/commands/list-command.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { type EngineAtHand, startEngineAtHand, writeNoise } from './engine-at-hand.js';
import { HAS_SCRIPT, type StudioOptions, studio } from './studio-process.js';

/** Everything that `studio` does with jobs, against one local mode whose `local.json` it finds by itself. */
let hand: EngineAtHand;
let database: pg.Client;
const run = (args: string, more: Partial<StudioOptions> = {}) => studio(args.split(' '), { cwd: hand.folder, ...more });
const objects = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  hand = await startEngineAtHand();
  database = new pg.Client({ connectionString: hand.local.databaseUrl });
  await database.connect();
  await writeFile(join(hand.folder, 'notes.mp3'), 'These are notes and no recording.');
  await writeNoise(join(hand.folder, 'noise.mp3'));
});

afterAll(async () => {
  await database?.end();
  await hand?.stop();
});

describe('studio submit', () => {
  it('prints a line for each status where the output is no terminal, and ends with 0', async () => {
    const files = await hand.recordings(['one.mp3', 'two.mp3']);
    const { code, out, err } = await run(`submit ${files.join(' ')} --watch --language en --keywords Marigold,Bea`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const file of files) {
      expect(out).toMatch(new RegExp(`^${file}: submitted as [0-9a-f-]{36}$`, 'm'));
      expect(out).toMatch(new RegExp(`^${file}: COMPLETE (PASS|REVIEW|UNCHECKED)$`, 'm'));
    }
    expect(out).not.toContain('\u001b');
    const { rows } = await database.query(`select distinct user_id, language, keywords from studio_jobs`);
    expect(rows).toEqual([{ user_id: hand.local.user.id, language: 'en', keywords: ['Marigold', 'Bea'] }]);
  });

  it('prints one JSON object a file, names the bad one, and ends with 1', async () => {
    const files = [...(await hand.recordings(['good.mp3'])), 'notes.mp3', 'noise.mp3', 'missing.mp3'];
    const { code, out, err } = await run(`submit ${files.join(' ')} --watch --json`);
    expect(code).toBe(1);
    const byFile = Object.fromEntries(objects(out).map((result) => [result.file, result]));
    expect(byFile).toMatchObject({
      'good.mp3': { status: 'COMPLETE', error: null, job_id: expect.any(String) },
      'notes.mp3': { job_id: null, error: { message: expect.stringMatching(/a text file, not a recording/) } },
      'noise.mp3': { status: 'FAILED', error: { code: 'AUDIO_UNREADABLE' } },
      'missing.mp3': { job_id: null, error: { message: expect.stringMatching(/no such file/) } },
    });
    expect(Object.keys(byFile)).toHaveLength(4);
    expect(err).toMatch(/^3 of 4 failed: notes.mp3, noise.mp3, missing.mp3$/m);
  });

  (HAS_SCRIPT ? it : it.skip)('draws ten bars for ten files on a terminal and ends with a table', async () => {
    const files = await hand.recordings(Array.from({ length: 10 }, (_, index) => `take-${index}.mp3`));
    const { code, out } = await run(`submit ${files.join(' ')} --watch`, { terminal: true });
    expect(code).toBe(0);
    const frames = out.split('\u001b[10A');
    expect(frames.length).toBeGreaterThan(2);
    for (const file of files) {
      for (const frame of frames.slice(1)) expect(frame).toMatch(new RegExp(`${file} +[█░]{20}`));
      expect(out).toMatch(new RegExp(`^${file} +[0-9a-f-]{36} +COMPLETE`, 'm'));
    }
    expect(out).toMatch(/^FILE +JOB +STATUS +VERDICT +TIME/m);
  });

  it('leaves no upload without a job and no job without its upload after Ctrl-C', async () => {
    const files = await hand.recordings(Array.from({ length: 24 }, (_, index) => `cut-${index}.mp3`));
    const { code, err } = await run(`submit ${files.join(' ')}`, { interruptAt: /submitted as/ });
    expect(code).toBe(130);
    expect(err).toMatch(/^Stopped. \d+ of 24 files were submitted/m);
    const { rows } = await database.query<{ one: string | null; other: string | null }>(
      `select o.name as one, j.name as other
       from (select name from storage.objects where name like '%/cut-%') o
       full join (select right(raw_audio_url, length(user_id::text) + 1 + length(client_job_id)) as name
         from studio_jobs where client_job_id like 'cut-%') j on j.name = o.name`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(24);
    for (const { one, other } of rows) expect(one).toBe(other);
  });
});

describe('studio with the jobs that are there', () => {
  let good: string;
  let bad: string;

  beforeAll(async () => {
    const jobs = objects((await run('list --limit 200 --json')).out);
    good = String(jobs.find(({ clientJobId }) => String(clientJobId).startsWith('good-'))?.jobId);
    bad = String(jobs.find(({ clientJobId }) => String(clientJobId).startsWith('noise-'))?.jobId);
  });

  it('lists them by status, verdict, brand and time', async () => {
    const failed = objects((await run('list --status FAILED --since 1h --json')).out);
    expect(failed).toEqual([expect.objectContaining({ jobId: bad, status: 'FAILED' })]);
    const table = await run('list --status complete --limit 3');
    expect(table.out.split('\n')[0]).toMatch(/^JOB +NAME +STATUS +VERDICT/);
    expect(table.out).toMatch(/ (?:good|take-\d+|cut-\d+)(?:-\d{8})?\.\w+ +COMPLETE /);
    expect(table.out.trim().split('\n')).toHaveLength(4);
    expect(table.err).toMatch(/There are more/);
    for (const filter of ['--brand Nobody', '--verdict REJECT', '--since 2099-01-01']) {
      expect(await run(`list ${filter}`)).toMatchObject({ code: 0, out: '', err: 'There are no such jobs.\n' });
    }
  });

  it('shows one with its timeline and why it failed', async () => {
    const shown = await run(`show ${bad}`);
    expect(shown.out).toMatch(/^status +FAILED$/m);
    expect(shown.out).toMatch(/AUDIO_UNREADABLE: /);
    expect(shown.out).toMatch(/TRANSCRIBING +started/);
    expect(JSON.parse((await run(`show ${good} --json`)).out)).toMatchObject({ jobId: good, status: 'COMPLETE' });
  });

  it('prints its texts and captions', async () => {
    const { out: refined } = await run(`text ${good}`);
    expect(refined.length).toBeGreaterThan(20);
    expect((await run(`text ${good} --srt`)).out).toMatch(/^1\r?\n00:00:0\d,\d{3} --> /);
    expect((await run(`text ${good} --vtt`)).out).toMatch(/^WEBVTT/);
    expect((await run(`text ${good} --raw`)).out.trim()).not.toBe('');
    expect(JSON.parse((await run(`text ${good} --md --json`)).out)).toMatchObject({ job: good, form: 'md' });
    expect(await run(`text ${good} --srt --vtt`)).toMatchObject({ code: 2 });
    expect(await run(`text ${bad}`)).toMatchObject({ code: 5, out: '' });
  });

  it('sends a terminal nothing that it obeys, whatever a name, a text or an error contains', async () => {
    const evil = 'ann\u001b]0;title\u0007\u202e\u009b2J';
    const [job] = (
      await database.query<{ job_id: string }>(
        `insert into studio_jobs (user_id, client_job_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used)
         values ($1, $2, $3, gen_random_uuid(), 'COMPLETE', $2, $2, 'p') returning job_id`,
        [hand.local.user.id, evil, `${hand.local.user.id}/${evil}.mp3`],
      )
    ).rows;
    const id = String(job?.job_id);
    const runs = [await run('list --limit 50'), await run('list --limit 50 --json'), await run(`show ${id}`)];
    if (HAS_SCRIPT) runs.push(await run(`text ${id}`, { terminal: true }));
    for (const { out, err } of runs) {
      expect(out).toMatch(/ann/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
      expect(out + err).not.toMatch(/\u001b\]|[\u0007\u0080-\u009f\u202a-\u202e]/);
    }
    await database.query('delete from studio_jobs where job_id = $1', [id]);
  });

  it('retries and cancels, and says of each why not', async () => {
    expect(await run(`retry ${bad}`)).toMatchObject({ code: 0, out: expect.stringMatching(/runs again/) });
    expect(await run(`watch ${bad}`)).toMatchObject({ code: 1, out: expect.stringMatching(/FAILED: /) });
    expect(await run(`cancel ${good}`)).toMatchObject({ code: 1, err: expect.stringMatching(/^.{36}: /) });
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await run(`retry ${unknown}`)).toMatchObject({ code: 5 });
    const both = await run(`retry ${unknown} ${bad} --json`);
    expect(both.code).toBe(1);
    expect(objects(both.out).map(({ error }) => error === null)).toEqual([false, true]);
  });

  it('watches what is on its way until it has ended', async () => {
    const [file] = await hand.recordings(['late.mp3']);
    await run(`submit ${file}`);
    const watched = await run('watch --json');
    if (watched.err !== 'There are no unfinished jobs.\n') expect(objects(watched.out).length).toBeGreaterThan(0);
    expect(await run('watch')).toMatchObject({ code: 0, err: 'There are no unfinished jobs.\n' });
  });
});

describe('studio for operators', () => {
  const json = async (args: string) => {
    const { code, out, err } = await run(`${args} --json`);
    expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
    return objects(out);
  };

  it('shows figures, clusters of failures, alerts, and runs the sweep', async () => {
    const [stats] = await json('stats --since 1d');
    expect(stats).toMatchObject({ total: expect.any(Number), byStatus: expect.any(Array) });
    expect((await run('stats')).out).toMatch(/^failure rate +[\d.]+ %$/m);
    const [cluster] = await json('failures');
    expect(cluster).toMatchObject({ code: 'AUDIO_UNREADABLE', cluster: expect.stringMatching(/^[0-9a-f]{8}$/) });
    const [counted] = await json(`failures --retry ${cluster?.cluster} --dry-run`);
    expect(counted).toMatchObject({ dryRun: true, count: 1, batch: null });
    expect((await run(`failures --retry ${cluster?.cluster}`)).out).toMatch(/^1 of 1 failed jobs are being requeued/);
    expect(await run('failures --retry 00000000')).toMatchObject({ code: 5 });
    expect((await json('sweep'))[0]).toMatchObject({ examined: expect.any(Number), error: null });
    await database.query('update engine_alerts set cleared_at = now() where cleared_at is null');
    expect(await run('alerts')).toMatchObject({ code: 0 });
    await database.query(
      `insert into engine_alerts (rule, subject, value, threshold, message, cleared_at) values ('QUEUE_AGE', '', 9, 5, 'The queue was old.', now())`,
    );
    expect((await run('alerts --all')).out).toMatch(/^QUEUE_AGE, raised .* cleared .*: The queue was old\.$/m);
    const alert = expect.objectContaining({ rule: 'QUEUE_AGE', message: 'The queue was old.' });
    expect(await json('alerts --all')).toContainEqual(alert);
    const thresholds = await run('alerts thresholds');
    expect(thresholds.out).toMatch(/^QUEUE_AGE +900 seconds +settings$/m);
    expect(await run('alerts set queue_age 600')).toMatchObject({ code: 0, out: 'QUEUE_AGE is 600 seconds.\n' });
    expect((await run('alerts thresholds')).out).toMatch(/^QUEUE_AGE +600 seconds +.+; settings: 900$/m);
    expect((await json('alerts set SERVICE_LEVEL/WAITING off'))[0]).toMatchObject({ subject: 'WAITING', threshold: 0 });
    expect((await json('alerts set QUEUE_AGE default'))[0]).toMatchObject({ threshold: 900, changedAt: null });
    expect(await run('alerts set SERVICE_LEVEL 5')).toMatchObject({ code: 2, err: expect.stringContaining('WAITING') });
    expect(await run('alerts set QUEUE_AGE soon')).toMatchObject({ code: 2 });
  });

  it('checks, publishes and tries a Brand Bible from a file', async () => {
    const bible = (version: number) =>
      `---\nname: Marigold\nversion: ${version}\nnumberStyle: as-spoken\noutputFormat: Plain paragraphs.\n---\n\n## Voice\n\n- Warm.\n`;
    await writeFile(join(hand.folder, 'bible.md'), bible(1));
    await writeFile(join(hand.folder, 'broken.md'), 'name: nothing');
    expect(await run('brand check bible.md')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Marigold, version 1/),
    });
    expect(await run('brand check broken.md')).toMatchObject({ code: 2, err: expect.stringMatching(/front matter/) });
    expect((await json('brand publish bible.md'))[0]).toMatchObject({ name: 'Marigold', version: 1, active: true });
    const [trial] = await json('brand try bible.md --limit 1');
    expect(trial).toMatchObject({ state: 'DONE', done: 1, total: 1 });
  });

  it('makes, lists and deletes webhooks, and shows a secret once', async () => {
    const [made] = await json('webhooks add http://127.0.0.1:9/hook --events job.completed');
    expect(made).toMatchObject({ events: ['JOB_COMPLETED'], secret: expect.stringMatching(/^whsec_/) });
    const listed = await run('webhooks list');
    expect(listed.out).toContain(String(made?.id));
    expect(listed.out).not.toContain('whsec_');
    await json(`webhooks test ${made?.id}`);
    expect(await json(`webhooks deliveries ${made?.id}`)).toEqual([expect.objectContaining({ event: 'webhook.test' })]);
    expect(await run(`webhooks remove ${made?.id}`)).toMatchObject({ code: 0 });
  });

  it.each([
    ['webhooks remove 3', 2, /^"3" is not valid for id\. A UUID/],
    ['list --user nobody', 2, /^"nobody" is not valid for filter\.userId\. A UUID/],
    ['list --text x', 2, /^filter\.text must have 2 to 128 characters\.$/m],
    [
      'alerts set NOPE 3',
      2,
      /^There is no alert rule NOPE\. The rules are FAILURE_RATE, .*SERVICE_LEVEL\/REFINING\.$/m,
    ],
    ['brand check nowhere.md', 2, /^There is no file nowhere\.md\.$/m],
    ['submit nowhere.mp3', 1, /^nowhere\.mp3: refused: There is no such file\.$/m],
    ['init --yes', 2, /^Nothing was written: no setting was given/],
  ])('says what is wrong with "%s"', async (command, code, sentence) => {
    const said = await run(command);
    expect({ ...said, all: said.out + said.err }).toMatchObject({ code, all: expect.stringMatching(sentence) });
  });

  it('says of a server that is no engine that it is none', async () => {
    expect(await run(`list --url ${hand.local.supabaseUrl}`)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/is not an engine: it answered with 404/),
    });
  });

  it('completes its commands and options in bash', async () => {
    const { out } = await run('completion bash');
    await writeFile(
      join(hand.folder, 'complete.sh'),
      `${out}\nCOMP_WORDS=(studio brand try --l); COMP_CWORD=3; _studio; echo "\${COMPREPLY[@]}"\nCOMP_WORDS=(studio sub); COMP_CWORD=1; _studio; echo "\${COMPREPLY[@]}"\nCOMP_WORDS=(studio brand check compl); COMP_CWORD=3; _studio; echo "\${COMPREPLY[@]}"\nCOMP_WORDS=(studio list compl); COMP_CWORD=2; _studio; echo "\${COMPREPLY[@]}"\n`,
    );
    const said = execFileSync('bash', ['complete.sh'], { encoding: 'utf8', cwd: hand.folder });
    // A file is offered only where a command takes one.
    expect(said).toBe('--limit\nsubmit\ncomplete.sh\n\n');
    for (const shell of ['zsh', 'fish']) expect((await run(`completion ${shell}`)).out).toMatch(/submit[\s\S]*watch/);
  });

  it('writes a .env that only its owner reads, and replaces none without asking', async () => {
    const flags =
      '--supabase-url http://127.0.0.1:54321 --publishable-key sb_publishable_0123456789abcdef --secret-key sb_secret_0123456789abcdef';
    const path = join(hand.folder, 'made.env');
    expect(await run(`init --yes --file made.env ${flags}`)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/DATABASE_URL is missing/),
    });
    const url = '--database-url postgresql://postgres:p%23w@127.0.0.1:5432/postgres';
    expect(await run(`init --yes --file made.env ${flags} ${url}`)).toMatchObject({ code: 0 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(readEnvironment({}, { envFile: path })).toMatchObject({
      localMode: false,
      databaseUrl: 'postgresql://postgres:p%23w@127.0.0.1:5432/postgres',
    });
    const again = await run(`init --file made.env ${flags} ${url}`);
    expect(again).toMatchObject({
      code: 2,
      err: expect.stringMatching(/The question ".*Replace it\?.*" needs a terminal/),
    });
  });

  it('loads nothing heavy for its help', async () => {
    const env = { NODE_DEBUG: 'esm' };
    const { code, out, err } = await run('--help', { env });
    expect({ code, names: COMMANDS.filter(({ name }) => !out.includes(`  ${name} `)) }).toEqual({ code: 0, names: [] });
    for (const heavy of ['@nestjs', '@supabase', 'class-validator', '/pg/', 'graphql'])
      expect(err).not.toContain(`node_modules/${heavy.replaceAll('/', '')}`);
    expect(err).toContain('commander');
  });
});

describe('the name of a recording in a list', () => {
  const sum = 'a3f1'.repeat(16);
  it.each([
    ['a name with letters of chance', 'interview-1a2b3c4d.mp3', 'u/x.mp3', 'interview.mp3'],
    ['a name with a sum', `interview-${sum}.mp3`, 'u/x.mp3', 'interview.mp3'],
    ['a sum alone', `${sum}.wav`, 'u/x.mp3', 'a3f1a3f1….wav'],
    ['a name of the submitter', 'episode 12', 'u/x.mp3', 'episode 12'],
    ['a date', 'interview-20261130.mp3', 'u/x.mp3', 'interview-20261130.mp3'],
    ['an upload of StudioJobsClient', null, 'u/5d2e1b0c-8d5a-4c7e-9b1f-2a6d4e8c0f13-talk.mp3', 'talk.mp3'],
    ['an upload of the console', null, `audio/u/5d2e/Tag%20der%20Arbeit.m4a`, 'Tag der Arbeit.m4a'],
    ['an id', '00000000-0000-4000-8000-000000000000', 'https://e.example/a/talk.mp3?token=x', 'talk.mp3'],
  ])('is what a person calls it: %s', (_, clientJobId, rawAudioUrl, name) => {
    expect(recordingName({ clientJobId, rawAudioUrl })).toBe(name);
  });
});

describe('who studio is', () => {
  const url = () => hand.local.engineUrl;
  const elsewhere = () => ({
    env: { DATA_DIR: join(hand.folder, 'elsewhere'), XDG_CONFIG_HOME: join(hand.folder, 'c') },
  });

  it('signs in with e-mail address and password, keeps that for its owner alone, and sees the user’s own jobs', async () => {
    const { email, password, id } = hand.local.user;
    const login = await run(`login --url ${url()} --email ${email} --password-stdin`, {
      ...elsewhere(),
      input: `${password}\n`,
    });
    expect(login).toMatchObject({ code: 0, err: '' });
    const kept = join(hand.folder, 'c', 'studio', 'login.json');
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
    const [file] = await hand.recordings(['mine.mp3']);
    const submitted = await run(`submit ${file} --json`, elsewhere());
    expect(submitted.code).toBe(0);
    const { rows } = await database.query('select user_id from studio_jobs where job_id = $1', [
      objects(submitted.out)[0]?.job_id,
    ]);
    expect(rows).toEqual([{ user_id: id }]);
    expect(await run('logout', elsewhere())).toMatchObject({ code: 0 });
    expect(await run('list', elsewhere())).toMatchObject({ code: 3, err: expect.stringMatching(/studio login/) });
  });

  it.each([
    ['a wrong password', 'login --email user@example.com --password-stdin', 4, /refused the sign-in/],
    ['a wrong key', 'login --key-stdin', 2, /not a secret key/],
  ])('refuses %s and keeps nothing', async (_what, args, code, sentence) => {
    const refused = await run(`${args} --url ${url()}`, { ...elsewhere(), input: 'wrong' });
    expect(refused).toMatchObject({ code, err: expect.stringMatching(sentence) });
    await expect(stat(join(hand.folder, 'c', 'studio', 'login.json'))).rejects.toThrow(/ENOENT/);
  });

  it('takes STUDIO_URL and STUDIO_TOKEN, and asks whose jobs a key submits', async () => {
    const env = { ...elsewhere().env, STUDIO_URL: url(), STUDIO_TOKEN: hand.local.secretKey };
    expect(await run('list --limit 1 --json', { env })).toMatchObject({ code: 0 });
    const [file] = await hand.recordings(['whose.mp3']);
    expect(await run(`submit ${file}`, { env })).toMatchObject({ code: 2, err: expect.stringMatching(/--user ID/) });
    const wrong = await run('list', { env: { ...env, STUDIO_TOKEN: 'sb_secret_0123456789' } });
    expect(wrong).toMatchObject({ code: 4, err: expect.stringMatching(/studio login/) });
    // The token alone: the folder's settings name the engine, and do not mistake it for a setting.
    const here = await run('list', { env: { STUDIO_TOKEN: 'sb_secret_0123456789' } });
    expect(here).toMatchObject({ code: 4, err: expect.stringMatching(/studio login/) });
  });

  it('says at the login what is wrong with STUDIO_URL, and what an address answers that is no engine', async () => {
    const typo = await run('login --key-stdin', { env: { ...elsewhere().env, STUDIO_URL: 'engine.example' } });
    expect(typo).toMatchObject({ code: 2, err: expect.stringMatching(/"engine.example" is not the address/) });
    const other = `login --url ${hand.local.supabaseUrl} --email ${hand.local.user.email} --password-stdin`;
    expect(await run(other, { ...elsewhere(), input: 'x' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is not an engine: its answer is not JSON/),
    });
  });

  it('says what does not answer, and ends with 3', async () => {
    const none = await run('list --url http://127.0.0.1:9');
    expect(none).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringMatching(/^Nothing answers at http:\/\/127.0.0.1:9/),
    });
  });
});
