import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { residentBytes } from '../../../../src/pipeline/transcribing/audio/memory-watch.js';
import {
  LocalRecogniser,
  type ModelSource,
} from '../../../../src/pipeline/transcribing/recognisers/local-recogniser.js';
import { SpeechService } from '../../../../src/pipeline/transcribing/speech/speech-service.js';
import { recogniserContract, speechRequest } from '../../../contracts/recogniser.contract.js';
import { eventually } from '../../../support/eventually.js';
import { madeModel } from '../../../support/made-models/made-model.js';
import type { MadeWhisper, Script } from '../../../support/made-models/made-whisper.js';
import { drawnWords, writeToneWav } from '../../../support/made-models/tone-wav.js';

let dir: string;
const models = {} as Record<'studio' | 'slow' | 'german' | 'tones' | 'silent' | 'loop' | 'long', ModelSource>;
const services: SpeechService[] = [];

const said = (text: string): Script => [{ at: 0 }, ...text.split(/(?= )/), { at: 7 }];
const MADE: Record<keyof typeof models, MadeWhisper> = {
  studio: { script: said(' Welcome back to Evolution Studios.') },
  slow: { script: said(' Welcome.'), delay: 50_000_000 },
  german: {
    languages: ['en', 'de', 'es'],
    detects: 'de',
    script: [{ at: 0.5 }, ' Willkommen', ' zurück.', { at: 2 }, { at: 2.5 }, ' Bis', ' morgen.', { at: 4 }],
  },
  tones: { languages: ['en', 'de'] },
  silent: { script: [] },
  loop: { script: [{ at: 0 }, ...Array.from({ length: 300 }, () => ' again'), { at: 7 }] },
  long: { script: [{ at: 0 }, ...Array.from({ length: 300 }, (_, i) => ` w${i}`)] },
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'made-models-'));
  for (const [name, made] of Object.entries(MADE)) {
    models[name as keyof typeof models] = await madeModel(dir, name, made);
  }
});
afterEach(() => {
  for (const service of services.splice(0)) service.onModuleDestroy();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function service(): SpeechService {
  const made = new SpeechService();
  services.push(made);
  return made;
}
const recogniser = (model: keyof typeof models, speech = service()) => new LocalRecogniser(models[model], speech, 1);

recogniserContract(
  'the local recogniser with a made Whisper',
  () => recogniser('studio'),
  () => recogniser('slow'),
);

describe('the local recogniser', () => {
  it('gives the times of segments and the language that the model detects', async () => {
    const heard = await recogniser('german').recognise(speechRequest());
    expect(heard).toMatchObject({ text: 'Willkommen zurück. Bis morgen.', language: 'de' });
    expect(heard.segments).toEqual([
      { start: 0.5, end: 2, text: 'Willkommen zurück.', confidence: null },
      { start: 2.5, end: 4, text: 'Bis morgen.', confidence: null },
    ]);
  });

  it('gives the model a language that it knows, and lets it detect one that it does not know', async () => {
    const speech = service();
    const spanish = await recogniser('german', speech).recognise(speechRequest({ language: 'es' }));
    const unknown = await recogniser('german', speech).recognise(speechRequest({ language: 'xx' }));
    expect([spanish.language, unknown.language]).toEqual(['es', 'de']);
  });

  it('hears what is in the sound, and its language', async () => {
    const [english, german] = [
      ['harbor', 'kettle', 'amber'],
      ['wasser', 'licht', 'sonne', 'haus'],
    ];
    const speech = service();
    for (const [words, language] of [
      [english, 'en'],
      [german, 'de'],
    ] as const) {
      const wavPath = join(dir, `${language}.wav`);
      await writeToneWav(wavPath, words as string[]);
      const heard = await recogniser('tones', speech).recognise(
        speechRequest({ wavPath, durationSeconds: words?.length }),
      );
      expect(heard).toMatchObject({ text: words?.join(' '), language });
      expect(heard.segments.map(({ start }) => Math.round((start ?? 0) * 10) / 10)).toEqual(
        words?.map((_, i) => i + 0.2),
      );
    }
  });

  it('loses no word where a text fills the room that the library gives it', async () => {
    const wavPath = join(dir, 'dense.wav');
    await writeToneWav(wavPath, drawnWords(12));
    const heard = await recogniser('long').recognise(speechRequest({ wavPath, durationSeconds: 12 }));
    expect(heard.sent).toMatchObject({ parts: expect.any(Number) });
    expect(heard.sent?.parts).toBeGreaterThan(1);
  });

  it('asks again in shorter parts where the guards want another answer', async () => {
    const wavPath = join(dir, 'again.wav');
    const words = drawnWords(20);
    await writeToneWav(wavPath, words);
    const speech = service();
    const request = speechRequest({ wavPath, durationSeconds: 20, temperature: 0.4 });
    const heard = await recogniser('tones', speech).recognise(request);
    expect(heard.sent).toMatchObject({ parts: 2 });
    expect(heard.text.split(' ').length).toBeGreaterThan(12);
  });

  it('says that there are no words', async () => {
    await expect(recogniser('silent').recognise(speechRequest())).rejects.toMatchObject({ code: 'NO_SPEECH' });
  });

  it('names the model whose files cannot be loaded, and does not try it again', async () => {
    const broken = await madeModel(dir, 'broken', MADE.studio);
    await writeFile(join(dir, 'broken-decoder.int8.onnx'), 'no model');
    const heard = new LocalRecogniser(broken, service(), 1).recognise(speechRequest());
    await expect(heard).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: false });
    await expect(heard).rejects.toThrow(/The speech model broken cannot be loaded/);
  });

  it('refuses a model that recognises no speech', async () => {
    const installed = { ...(await models.studio.installed(new AbortController().signal)), family: 'speakers' as const };
    const source = { name: 'speakers', installed: async () => installed };
    const heard = new LocalRecogniser(source, service(), 1).recognise(speechRequest());
    await expect(heard).rejects.toMatchObject({
      retryable: false,
      message: expect.stringMatching(/TRANSCRIBER_MODEL/),
    });
  });

  it('outlives the death of its process: the request is a fault that passes, and the next one is answered', async () => {
    const speech = service();
    const dying = recogniser('slow', speech).recognise(speechRequest());
    dying.catch(() => undefined);
    const pid = await eventually(async () => speech.pid ?? null);
    process.kill(pid as number, 'SIGKILL');
    await expect(dying).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
    await expect(recogniser('studio', speech).recognise(speechRequest())).resolves.toMatchObject({
      text: 'Welcome back to Evolution Studios.',
    });
    expect(speech.pid).not.toBe(pid);
  });

  it('ends a request at its time limit with a fault that passes', async () => {
    const limited = new LocalRecogniser(models.slow, service(), 1, () => 300);
    await expect(limited.recognise(speechRequest())).rejects.toMatchObject({ retryable: true });
  });

  it('leaves the queue immediately and frees a busy process', async () => {
    const speech = service();
    const [first, second] = [new AbortController(), new AbortController()];
    const busy = recogniser('slow', speech).recognise(speechRequest({ signal: first.signal }));
    const waiting = recogniser('slow', speech).recognise(speechRequest({ signal: second.signal }));
    const next = recogniser('studio', speech).recognise(speechRequest());
    setTimeout(() => second.abort(new Error('second cancelled')), 100);
    await expect(waiting).rejects.toThrow('second cancelled');
    first.abort(new Error('first cancelled'));
    await expect(busy).rejects.toThrow('first cancelled');
    await expect(next).resolves.toMatchObject({ text: 'Welcome back to Evolution Studios.' });
  });

  it('serves 60 requests from one process whose memory does not grow', async () => {
    const speech = service();
    const one = recogniser('tones', speech);
    const wavPath = join(dir, 'short.wav');
    await writeToneWav(wavPath, ['amber', 'birch']);
    const request = speechRequest({ wavPath, durationSeconds: 2 });
    for (let i = 0; i < 20; i++) await one.recognise(request);
    const { pid } = speech;
    const before = (await residentBytes(pid)) ?? 0;
    for (let i = 0; i < 40; i++) await one.recognise(request);
    expect(speech.pid).toBe(pid);
    expect(((await residentBytes(pid)) ?? 0) / before).toBeLessThan(1.15);
  });
});
