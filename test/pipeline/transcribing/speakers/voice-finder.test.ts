import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { wavHeader } from '../../../../src/pipeline/transcribing/audio/wav-writer.js';
import { VoiceFinder } from '../../../../src/pipeline/transcribing/speakers/voice-finder.js';
import { SpeechService } from '../../../../src/pipeline/transcribing/speech/speech-service.js';
import { makeDiarization } from '../../../support/made-models/made-diarization.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { testEnvironment } from '../../../support/test-environment.js';

const speech = new SpeechService();
const context = { signal: new AbortController().signal, log: quietLogger };
let dir: string;
let wavPath: string;
let finder: VoiceFinder;

/** Two tones in turns of four seconds: 200 Hz and 2.5 kHz. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'studio-voice-finder-'));
  const samples = Int16Array.from({ length: 16 * 16_000 }, (_, i) => {
    const seconds = i / 16_000;
    const tone = Math.floor(seconds / 4) % 2 === 0 ? 200 : 2_500;
    return seconds % 4 > 3.5 ? 0 : 9_000 * Math.sin(2 * Math.PI * tone * seconds);
  });
  wavPath = join(dir, 'tones.wav');
  await writeFile(wavPath, Buffer.concat([wavHeader(samples.byteLength), Buffer.from(samples.buffer)]));
  finder = new VoiceFinder(testEnvironment({ dataDir: dir }), speech);
});
afterAll(async () => {
  speech.onModuleDestroy();
  await rm(dir, { recursive: true, force: true });
});

it('finds no speakers without models, and two voices in turns through the real library with a made pair', async () => {
  expect(await finder.find(context, wavPath, 16, 'auto')).toBeNull();
  await mkdir(join(dir, 'models', 'speakers'), { recursive: true });
  await makeDiarization(join(dir, 'models', 'speakers'));
  for (const wanted of ['auto', 2] as const) {
    const spans = await finder.find(context, wavPath, 16, wanted);
    expect(spans?.map(({ speaker }) => speaker)).toEqual(['0', '1', '0', '1']);
    expect(spans?.map(({ start }) => Math.round(start))).toEqual([0, 4, 8, 12]);
  }
  expect(new Set((await finder.find(context, wavPath, 16, 1))?.map(({ speaker }) => speaker)).size).toBe(1);
});
