import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readOpenAiAnswer } from '../../../../src/pipeline/transcribing/recognisers/openai-answer.js';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const INTERVIEW = [
  { start: 0, end: 2, text: 'Where did you record it?', speaker: 'A' },
  { start: 2, end: 5, text: 'In the old chapel.', speaker: 'B' },
  { start: 5, end: 7, text: 'Why there?', speaker: 'A' },
];

describe('speakers that a server tells', () => {
  let fake: FakeOpenAi;
  beforeEach(async () => {
    fake = await startFakeOpenAi({ transcription: () => INTERVIEW });
  });
  afterEach(() => fake.close());
  const recogniser = (model: string) =>
    new OpenAiRecogniser({ baseUrl: fake.baseUrl, model, apiKey: fake.apiKey }, WAIT_SECONDS);

  it('stand on the segments, and no label of the whole text is taken for a spoken word', async () => {
    const heard = await recogniser('gpt-4o-transcribe-diarize').recognise(
      speechRequest({ speakers: 'auto', vocabulary: ['Evolution'] }),
    );
    expect(heard.segments).toMatchObject(INTERVIEW);
    expect(heard.text).toBe('Where did you record it? In the old chapel. Why there?');
    expect(heard.sent).toEqual({ response_format: 'diarized_json', chunking_strategy: 'auto', upload: 'speech.wav' });
  });

  it('are not asked for where nobody wants them', async () => {
    const { sent, segments } = await recogniser('gpt-4o-transcribe-diarize').recognise(speechRequest());
    expect(sent).toMatchObject({ response_format: 'json', chunking_strategy: 'auto' });
    expect(segments).toEqual([]);
  });

  it.each([
    ['speaker', 'SPEAKER_00', 'SPEAKER_00'],
    ['speaker', 3, '3'],
    ['speaker_id', 'speaker_1', 'speaker_1'],
    ['speaker', ' ', undefined],
    ['speaker', { id: 1 }, '1'],
    ['speaker', { id: 1, name: 'Anna' }, 'Anna'],
    ['speaker', ['A', 'B'], 'A'],
    ['speaker_label', 'spk_0', 'spk_0'],
    ['speakerTag', 2, '2'],
    ['spk', 0, '0'],
    ['speaker', 'UNKNOWN', undefined],
    ['speaker', 'SPEAKER_UNKNOWN', undefined],
    ['speaker', 'None', undefined],
    ['speaker', -1, undefined],
    ['speaker', null, undefined],
  ])('%s: %j is read as %j', (field, said, expected) => {
    const answer = readOpenAiAnswer({ segments: [{ start: 0, end: 1, text: 'Yes.', [field]: said }] }, 2);
    expect(answer?.segments[0]?.speaker).toBe(expected);
  });
});
