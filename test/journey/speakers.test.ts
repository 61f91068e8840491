import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wavHeader } from '../../src/pipeline/transcribing/audio/wav-writer.js';
import { eventually } from '../support/eventually.js';
import type { SpokenSegment } from '../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { ModelMirror } from '../support/made-models/model-mirror.js';
import { startTestProject, type TestProject, type TestUser } from '../support/test-project.js';

const run = promisify(execFile);
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** One recording for each turn, two voices of flite. */
const RECORDINGS = fileURLToPath(new URL('../fixtures/interview/', import.meta.url));
/** Who says what, in turns. */
const TURNS = [
  ['rms', 'So where did you record the new album?'],
  ['slt', 'We recorded it in the old chapel in Leeds. It took nine days.'],
  ['rms', 'And did the label pay for it?'],
  ['slt', 'They never paid us a penny.'],
] as const;
const TEXTS = TURNS.map(([, text]) => text);
const SECONDS_BETWEEN = 0.5;
const BYTES_A_SECOND = 32_000;

/** The recording, and its segments as a provider tells them. */
async function interview(): Promise<{ readonly wav: Buffer; readonly segments: readonly SpokenSegment[] }> {
  const sound: Buffer[] = [];
  const segments: SpokenSegment[] = [];
  let seconds = 0;
  for (const [index, [voice, text]] of TURNS.entries()) {
    const spoken = await samplesOf(join(RECORDINGS, `${index + 1}-${voice}.wav`));
    const length = spoken.length / BYTES_A_SECOND;
    segments.push({ start: seconds, end: seconds + length, text, speaker: voice === 'rms' ? 'A' : 'B' });
    const pause = Buffer.alloc(SECONDS_BETWEEN * BYTES_A_SECOND);
    sound.push(spoken, pause);
    seconds += length + SECONDS_BETWEEN;
  }
  const pcm = Buffer.concat(sound);
  return { wav: Buffer.concat([wavHeader(pcm.length), pcm]), segments };
}

/** Fetches a pair as a person does. */
async function pulled(dataDir: string, name: string): Promise<void> {
  const mirror = await ModelMirror.start({}, [name]);
  try {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, MODELS_URL: mirror.url };
    const options = { env, cwd: dataDir };
    const { stdout } = await run(process.execPath, ['--no-warnings', CLI, 'models', 'pull', name], options);
    expect(stdout).toContain(`${name} is in `);
    expect((await run(process.execPath, ['--no-warnings', CLI, 'models', 'list'], options)).stdout).toMatch(
      /^\* made-voices .*a made pair \(any language; MIT\)$/m,
    );
  } finally {
    await mirror.stop();
  }
}

/** The recordings are 16 kHz mono with a header of 44 bytes. */
async function samplesOf(path: string): Promise<Buffer> {
  const file = await readFile(path);
  expect([file.readUInt16LE(22), file.readUInt32LE(24)]).toEqual([1, 16_000]);
  return file.subarray(44);
}

describe.each([
  ['that the transcriber tells apart', true],
  ['that the engine tells apart with a pair of models', false],
] as const)('two people in turns %s', (_, told) => {
  let project: TestProject;
  let fake: FakeOpenAi;
  let alice: TestUser;
  let segments: readonly SpokenSegment[];
  const folder = mkdtemp(join(tmpdir(), 'studio-voices-'));

  beforeAll(async () => {
    const recording = await interview();
    segments = recording.segments;
    const heard = told ? segments : segments.map(({ speaker, ...segment }) => segment);
    fake = await startFakeOpenAi({ transcription: () => heard });
    const model = told ? 'gpt-4o-transcribe-diarize' : 'whisper-1';
    if (!told) await pulled(await folder, 'made-voices');
    project = await startTestProject({
      transcriber: { baseUrl: fake.baseUrl, model, apiKey: fake.apiKey },
      dataDir: await folder,
      speakersModel: 'made-voices',
    });
    alice = await project.signUp();
    await writeFile(join(await folder, 'interview.wav'), recording.wav);
    const { error } = await alice.client.storage.from('audio').upload(`${alice.id}/interview.wav`, recording.wav);
    expect(error).toBeNull();
  });
  afterAll(async () => {
    await project.stop();
    await fake.close();
    await rm(await folder, { recursive: true, force: true });
  });

  const call = async (method: string, path: string, body?: unknown) =>
    project.call(method, path, { as: alice.token, body });
  const json = async (method: string, path: string, body?: unknown) =>
    (await (await call(method, path, body)).json()) as Record<string, unknown>;
  const file = async (jobId: string, name: string) => (await call('GET', `/v1/jobs/${jobId}/${name}`)).text();
  const done = async (more: object = {}): Promise<string> => {
    const body = { user_id: alice.id, supabase_file_id: `${alice.id}/interview.wav`, ...more };
    const { job_id: jobId } = (await json('POST', '/v1/jobs/new', body)) as { job_id: string };
    await eventually(async () => {
      const { status, error_details } = await json('GET', `/v1/jobs/${jobId}`);
      expect(error_details).toBeNull();
      return status === 'COMPLETE';
    });
    return jobId;
  };
  const turns = (a: string, b: string) => TEXTS.map((text, at) => `${at % 2 === 0 ? a : b}: ${text}`).join('\n\n');

  it('are told apart in segments, turns, captions and the refined text', async () => {
    const jobId = await done();
    const job = await json('GET', `/v1/jobs/${jobId}`);
    expect(job.raw_transcript).toBe(turns('Speaker 1', 'Speaker 2'));
    expect(job).toMatchObject({ verdict: 'PASS', refined_text: turns('Speaker 1', 'Speaker 2') });
    const transcript = (await json('GET', `/v1/jobs/${jobId}/transcript.json`)) as { segments: object[] };
    const speakers = ['Speaker 1', 'Speaker 2', 'Speaker 1', 'Speaker 2'];
    expect(transcript.segments).toMatchObject(speakers.map((speaker, at) => ({ speaker, text: TEXTS[at] })));
    const query = 'query ($id: ID!) { job(id: $id) { segments { speaker text } enrichment { keyPhrases { text } } } }';
    const { data } = (await json('POST', '/graphql', { query, variables: { id: jobId } })) as {
      data: { job: { segments: object[]; enrichment: { keyPhrases: { text: string }[] } } };
    };
    expect(data.job.segments).toEqual(speakers.map((speaker, at) => ({ speaker, text: TEXTS[at] })));
    expect(data.job.enrichment.keyPhrases.map(({ text }) => text).join()).not.toMatch(/speaker/i);
    const vtt = await file(jobId, 'transcript.vtt');
    expect(vtt.match(/<v [^>]+>/g)?.slice(0, 2)).toEqual(['<v Speaker 1>', '<v Speaker 2>']);
    expect(vtt).toContain('<v Speaker 2>They never paid us a penny.');
    expect(await file(jobId, 'transcript.srt')).toContain('Speaker 2: They never paid us a penny.');
  });

  it('get names by REST and GraphQL, in everything that is made of the recording', async () => {
    const jobId = await done();
    const put = (names: object[]) => json('PUT', `/v1/jobs/${jobId}/speakers`, { names });
    const named = await put([
      { speaker: 'Speaker 1', name: 'Anna' },
      { speaker: 'Speaker 2', name: ' Bo <b> ' },
    ]);
    expect(named).toMatchObject({
      raw_transcript: turns('Anna', 'Bo <b>'),
      refined_text: turns('Anna', 'Bo <b>'),
      verdict: 'PASS',
    });
    expect(await file(jobId, 'transcript.vtt')).toContain('<v Bo &lt;b&gt;>They never paid us a penny.');
    expect(await file(jobId, 'transcript.srt')).toContain('Bo ‹b›: They never paid us a penny.');
    expect(await file(jobId, 'refined.txt')).toContain('Anna: And did the label pay for it?');

    const query = `mutation ($names: [SpeakerNameInput!]!) {
      nameSpeakers(jobId: "${jobId}", names: $names) { rawTranscript segments { speaker } refinements { version kind current } } }`;
    const swap = {
      names: [
        { speaker: 'Anna', name: 'Bo' },
        { speaker: 'Speaker 2', name: 'Anna' },
      ],
    };
    const { data } = (await json('POST', '/graphql', { query, variables: swap })) as { data: { nameSpeakers: object } };
    expect(data.nameSpeakers).toEqual({
      rawTranscript: turns('Bo', 'Anna'),
      segments: ['Bo', 'Anna', 'Bo', 'Anna'].map((speaker) => ({ speaker })),
      refinements: [1, 2, 3].map((version) => ({ version, kind: 'machine', current: version === 3 })),
    });
    for (const [names, message] of [
      [
        [{ speaker: 'Speaker 9', name: 'Eve' }],
        /"Speaker 9" is not a speaker of this job: it has the speakers Bo, Anna/,
      ],
      [[{ speaker: 'Speaker 1', name: 'anna' }], /two speakers would be called "Anna"/],
      [[{ speaker: 'Speaker 1', name: 'a: b' }], /names\[0\]\.name/],
    ] as const) {
      expect(await put([...names])).toMatchObject({ status: 400, detail: expect.stringMatching(message) });
    }
    const eve = await project.signUp();
    const answer = await project.call('PUT', `/v1/jobs/${jobId}/speakers`, { as: eve.token, body: { names: [] } });
    expect(answer.status).toBe(404);

    // The names are labels for the checks too: words that a person gives to another are found.
    const edited = turns('Bo', 'Anna').replace('Anna: They never', 'Bo: They never');
    const version = (await json('PUT', `/v1/jobs/${jobId}/refined`, { text: edited })) as {
      verdict: string;
      findings: { check: string }[];
    };
    expect([version.verdict, version.findings.map(({ check }) => check)]).toEqual(['REJECT', ['speakers']]);
    const back = await put([
      { speaker: 'Speaker 1', name: null },
      { speaker: 'Anna', name: '' },
    ]);
    expect(back.status).toBe(400);
    expect(
      await put([
        { speaker: 'Speaker 1', name: null },
        { speaker: 'Anna', name: null },
      ]),
    ).toMatchObject({
      raw_transcript: turns('Speaker 1', 'Speaker 2'),
    });
  });

  it('are corrected by a person, paragraph by paragraph and segment by segment, in everything that is made of the recording', async () => {
    const jobId = await done();
    await json('PUT', `/v1/jobs/${jobId}/speakers`, { names: [{ speaker: 'Speaker 2', name: 'Bo' }] });
    const assign = (body: object) => json('POST', `/v1/jobs/${jobId}/assign-speaker`, body);
    const said = (...speakers: string[]) =>
      speakers
        .map((speaker, at) => `${speaker === speakers[at - 1] ? '' : `\n\n${speaker}: `}${TEXTS[at]}`)
        .join(' ')
        .replaceAll(' \n\n', '\n\n')
        .trim();
    const moved = await assign({ paragraphs: [3], speaker: 'Speaker 1', based_on: 2 });
    expect(moved).toMatchObject({ verdict: 'PASS', raw_transcript: said('Speaker 1', 'Bo', 'Speaker 1', 'Speaker 1') });
    expect((moved.refined_text as string).replaceAll(/\s+/g, ' ')).toBe(
      said('Speaker 1', 'Bo', 'Speaker 1', 'Speaker 1').replaceAll(/\s+/g, ' '),
    );
    expect(await file(jobId, 'transcript.vtt')).toContain('<v Speaker 1>They never paid us a penny.');
    const query = `mutation ($segments: [Int!]!, $version: Int) {
      assignSpeaker(jobId: "${jobId}", segments: $segments, baseVersion: $version) {
        verdict rawTranscript segments { speaker start } refinements { version kind current } } }`;
    const { data } = (await json('POST', '/graphql', { query, variables: { segments: [0, 3], version: 3 } })) as {
      data: { assignSpeaker: { segments: { start: number }[] } };
    };
    expect(data.assignSpeaker).toMatchObject({
      verdict: 'PASS',
      rawTranscript: said('Speaker 3', 'Bo', 'Speaker 1', 'Speaker 3'),
      segments: ['Speaker 3', 'Bo', 'Speaker 1', 'Speaker 3'].map((speaker) => ({ speaker })),
      refinements: [1, 2, 3, 4].map((version) => ({ version, kind: 'machine', current: version === 4 })),
    });
    // What is corrected stays corrected when the words are edited, or the text is refined again.
    const heard = said('Speaker 3', 'Bo', 'Speaker 1', 'Speaker 3').replace('a penny', 'a single penny');
    expect((await call('PUT', `/v1/jobs/${jobId}/transcript`, { text: heard })).status).toBe(204);
    const { segments: edited } = (await json('GET', `/v1/jobs/${jobId}/transcript.json`)) as { segments: object[] };
    expect(edited).toMatchObject(['Speaker 3', 'Bo', 'Speaker 1', 'Speaker 3'].map((speaker) => ({ speaker })));
    for (const [body, status, message] of [
      [{ paragraphs: [0], based_on: 1 }, 409, /Version 1 is no longer the current text/],
      [{ paragraphs: [0], segments: [0] }, 400, /not both/],
      [{ segments: [99] }, 400, /must be below 4/],
      [{ segments: [0], speaker: 'Eve' }, 400, /"Eve" is not a speaker of this job: it has Speaker 3, Bo, Speaker 1/],
    ] as const) {
      expect(await assign(body)).toMatchObject({ status, detail: expect.stringMatching(message) });
    }
    // With one speaker left, the texts need no labels.
    const alone = await assign({ segments: [0, 1, 2, 3], speaker: 'Bo' });
    expect([alone.raw_transcript, alone.verdict]).toEqual([
      TEXTS.join(' ').replace('a penny', 'a single penny'),
      'REVIEW',
    ]);
    const eve = await project.signUp();
    const answer = await project.call('POST', `/v1/jobs/${jobId}/assign-speaker`, {
      as: eve.token,
      body: { segments: [0] },
    });
    expect(answer.status).toBe(404);
  });

  it('keep their names when the transcript is refined again', async () => {
    const jobId = await done();
    await json('PUT', `/v1/jobs/${jobId}/speakers`, { names: [{ speaker: 'Speaker 2', name: 'Bo' }] });
    expect((await call('POST', `/v1/jobs/${jobId}/refine-again`, {})).status).toBeLessThan(300);
    await eventually(async () => {
      const { status } = await json('GET', `/v1/jobs/${jobId}`);
      const { refinements } = (await json('GET', `/v1/jobs/${jobId}/refinements`)) as { refinements: unknown[] };
      return status === 'COMPLETE' && refinements.length === 3;
    });
    expect(await json('GET', `/v1/jobs/${jobId}`)).toMatchObject({
      verdict: 'PASS',
      raw_transcript: turns('Speaker 1', 'Bo'),
      refined_text: turns('Speaker 1', 'Bo'),
    });
    expect(await file(jobId, 'transcript.vtt')).toContain('<v Bo>They never paid us a penny.');
  });

  it('are as many as the submission says', async () => {
    const jobId = await done({ speakers: '1' });
    const one = told ? turns('Speaker 1', 'Speaker 2') : TEXTS.join(' ');
    expect((await json('GET', `/v1/jobs/${jobId}`)).raw_transcript).toBe(one);
    const two = await done({ speakers: '2' });
    expect((await json('GET', `/v1/jobs/${two}`)).raw_transcript).toBe(turns('Speaker 1', 'Speaker 2'));
  });

  it('are not told apart where the submission does not want it', async () => {
    const jobId = await done({ speakers: 'off' });
    expect((await json('GET', `/v1/jobs/${jobId}`)).raw_transcript).toBe(TEXTS.join(' '));
    expect(await file(jobId, 'transcript.vtt')).not.toContain('<v');
  });
});
