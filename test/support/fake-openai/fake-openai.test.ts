import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI, { toFile } from 'openai';
import { type FakeOpenAi, startFakeOpenAi } from './fake-openai.js';

describe('the fake of OpenAI, asked by the real SDK', () => {
  let fake: FakeOpenAi;
  let client: OpenAI;
  let folder: string;
  const ask = (messages: string[]) =>
    client.chat.completions.create({
      model: 'fake-chat',
      stream: false,
      messages: messages.map((content) => ({ role: 'user', content })),
    });
  const transcribe = async (model: string, format: 'json' | 'verbose_json') =>
    client.audio.transcriptions.create({
      file: await toFile(Buffer.alloc(2000), 'a.flac'),
      model,
      response_format: format,
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fake-openai-'));
    fake = await startFakeOpenAi({ ledgerFile: join(folder, 'ledger.jsonl') });
    client = new OpenAI({ baseURL: fake.baseUrl, apiKey: fake.apiKey, maxRetries: 0, timeout: 60_000 });
  });
  afterEach(async () => {
    await fake.close();
    await rm(folder, { recursive: true });
  });

  it('transcribes with segments, and writes each call down before it answers', async () => {
    const answer = await transcribe('whisper-1', 'verbose_json');
    expect(answer).toMatchObject({ text: expect.stringContaining('four hundred and fifty'), duration: 42.5 });
    const line = JSON.parse(await readFile(join(folder, 'ledger.jsonl'), 'utf8'));
    expect(line).toMatchObject({ model: 'whisper-1', behaviour: 'well', payloadBytes: 2000, filename: 'a.flac' });
  });

  it('refuses what the real one refuses', async () => {
    await expect(transcribe('gpt-transcribe', 'verbose_json')).rejects.toMatchObject({ status: 400 });
    const stranger = new OpenAI({ baseURL: fake.baseUrl, apiKey: 'wrong', maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401 });
    expect((await client.models.list()).data.map((model) => model.id)).toContain('whisper-1');
    expect(fake.requests).toHaveLength(0);
  });

  it('answers chats by its script and misbehaves in the order asked for', async () => {
    expect((await ask(['first', 'say this'])).choices[0]?.message.content).toBe('say this');
    fake.chat.next({ kind: 'rate-limited', retryAfterSeconds: 7 }, { kind: 'fenced' }, { kind: 'refusal' });
    await expect(ask(['x'])).rejects.toMatchObject({ status: 429 });
    expect((await ask(['x'])).choices[0]?.message.content).toBe('```markdown\nx\n```');
    expect((await ask(['x'])).choices[0]?.message).toMatchObject({ content: null, refusal: expect.any(String) });
    expect((await ask(['x'])).choices[0]?.finish_reason).toBe('stop');
  });

  it.each(['cut', 'cut-in-body', 'truncated-json', 'wrong-content-type', 'hang'] as const)(
    'can do: %s',
    async (kind) => {
      fake.chat.next({ kind });
      const patience = new AbortController();
      const outcome = client.chat.completions
        .create({ model: 'm', messages: [{ role: 'user', content: 'x' }] }, { signal: patience.signal })
        .then((answer) => answer.choices?.[0]?.message.content);
      const judged =
        kind === 'wrong-content-type'
          ? expect(outcome).resolves.toBeUndefined()
          : expect(outcome).rejects.toThrow(kind === 'hang' ? /aborted/ : undefined);
      await fake.arrived('/chat/completions', 1);
      if (kind === 'hang') patience.abort();
      await judged;
      expect(fake.requests[0]?.behaviour).toBe(kind);
    },
  );
});
