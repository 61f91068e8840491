import { afterEach, describe, expect, it } from '@jest/globals';
import { AssemblyAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/assemblyai-recogniser.js';
import { DeepgramRecogniser } from '../../../../src/pipeline/transcribing/recognisers/deepgram-recogniser.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import { assemblyai } from '../../../support/fake-speech/assemblyai.js';
import { deepgram } from '../../../support/fake-speech/deepgram.js';
import { FakeSpeech } from '../../../support/fake-speech/fake-speech.js';

const FIRST = 'We recorded it in the studio.';
const SECOND = 'In 2014 nobody slept.';
const bare = (text: string, from: number, speaker: number) =>
  text.split(' ').map((word, at) => ({
    word: word.toLowerCase().replace('.', ''),
    start: from + at * 0.4,
    end: from + at * 0.4 + 0.4,
    confidence: 0.9,
    speaker,
  }));

describe('answers of Deepgram and AssemblyAI that lack something', () => {
  let fake: FakeSpeech | null = null;
  afterEach(() => fake?.close());
  const settings = (started: FakeSpeech, model: string) => ({
    baseUrl: started.address,
    model,
    apiKey: started.apiKey,
  });
  const ofDeepgram = async (alternative: object, channel = {}, results = {}) => {
    fake = await FakeSpeech.start(deepgram);
    const channels = [{ alternatives: [alternative], ...channel }];
    fake.next({ kind: 'json', body: { results: { channels, ...results } } });
    return new DeepgramRecogniser(settings(fake, 'nova-3'), WAIT_SECONDS).recognise(speechRequest());
  };
  const said = [...bare(FIRST, 0, 0), ...bare(SECOND, 4, 1)];
  const turns = [
    ['0', FIRST],
    ['1', SECOND],
  ];

  it('words without punctuation take it from the transcript', async () => {
    const { segments } = await ofDeepgram({ transcript: `${FIRST} ${SECOND}`, words: said });
    expect(segments.map(({ speaker, text }) => [speaker, text])).toEqual(turns);
  });

  it('so do the words of an utterance', async () => {
    const utterances = [{ transcript: `${FIRST} ${SECOND}`, start: 0, end: 6, words: said }];
    const { segments } = await ofDeepgram({ transcript: `${FIRST} ${SECOND}` }, {}, { utterances });
    expect(segments.map(({ speaker, text }) => [speaker, text])).toEqual(turns);
  });

  it('several languages are known by the first of them', async () => {
    const channel = { detected_language: 'multi' };
    expect((await ofDeepgram({ transcript: FIRST, languages: ['es', 'en'] }, channel)).language).toBe('es');
  });

  it('an utterance without words keeps its times and its speaker', async () => {
    fake = await FakeSpeech.start(assemblyai());
    const utterances = [
      { speaker: 'A', text: FIRST, start: 0, end: 3000 },
      { speaker: 'UNKNOWN', text: SECOND, start: 4000, end: 7000 },
    ];
    const body = { status: 'completed', text: `${FIRST} ${SECOND}`, words: null, utterances };
    fake.next({ kind: 'json', body }, 'question');
    const recogniser = new AssemblyAiRecogniser(settings(fake, 'universal-2'), 10, { firstMs: 5, longestMs: 20 });
    const { segments } = await recogniser.recognise(speechRequest());
    expect(segments.map(({ speaker, start, end, text }) => [speaker, start, end, text])).toEqual([
      ['A', 0, 3, FIRST],
      [undefined, 4, 7, SECOND],
    ]);
  });
});
