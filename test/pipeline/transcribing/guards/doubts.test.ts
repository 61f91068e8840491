import { describe, expect, it } from '@jest/globals';
import { type DoubtedTranscript, doubtsOf } from '../../../../src/pipeline/transcribing/guards/doubts.js';

const ENGLISH =
  'We recorded the second episode in the new studio on Friday, and the guest told us how she had built the boat with her father when she was twelve years old. It took them all summer.';
const GERMAN =
  'Wir haben die zweite Folge am Freitag im neuen Studio aufgenommen, und der Gast hat uns erzählt, wie sie das Boot mit ihrem Vater gebaut hat.';
const NONSENSE = Array.from({ length: 12 }, () => 'mirror table lantern').join(' ');

function transcript(over: Partial<DoubtedTranscript> = {}): DoubtedTranscript {
  const parts = [{ provider: 'local', start: 0, end: 20 }];
  return { text: ENGLISH, segments: [], language: 'en', heardLanguage: 'en', durationSeconds: 20, parts, ...over };
}
const segment = (text: string, confidence: number | null, words?: { text: string; confidence: number }[]) => ({
  start: 0,
  end: 5,
  text,
  confidence,
  ...(words ? { words: words.map((word, i) => ({ ...word, start: i, end: i + 1 })) } : {}),
});

describe('what makes a transcript doubtful', () => {
  it.each<[string, Partial<DoubtedTranscript>, string[]]>([
    ['a good one', { segments: [segment(ENGLISH, 0.82)] }, []],
    [
      'one without confidence and language',
      { language: null, heardLanguage: null, segments: [segment(ENGLISH, null)] },
      [],
    ],
    ['whatever pocketsphinx makes', { parts: [{ provider: 'pocketsphinx', start: 3, end: 9 }] }, ['ROUGH_RECOGNISER']],
    ['damaged characters', { segments: [segment('Un caf\uFFFD noir', 0.9)] }, ['LOW_CONFIDENCE']],
    ['a low mean', { segments: [segment(ENGLISH, 0.3), segment('Yes.', 0.99)] }, ['LOW_CONFIDENCE']],
    [
      'a single word of 0.0006',
      {
        segments: [
          segment('that young', 0.6, [
            { text: 'that', confidence: 0.9 },
            { text: 'young', confidence: 0.0006 },
          ]),
        ],
      },
      ['LOW_CONFIDENCE'],
    ],
    ['German words said to be English', { text: GERMAN }, ['LANGUAGE_MISMATCH']],
    ['German words of a German recording', { text: GERMAN, language: 'de', heardLanguage: 'de' }, []],
    ['a recogniser that hears another language than was given', { heardLanguage: 'zh' }, ['LANGUAGE_MISMATCH']],
    ['languages too close to tell', { text: GERMAN, language: 'de-AT', heardLanguage: 'de' }, []],
    ['words without any small word', { text: NONSENSE }, ['GIBBERISH']],
    ['a short answer', { text: 'Ja, gerne.' }, []],
    [
      'Chinese',
      {
        text: '我们星期五在新录音室录了第二集，嘉宾告诉我们她是怎么和父亲一起造船的。',
        language: 'zh',
        heardLanguage: 'zh',
      },
      [],
    ],
  ])('%s', async (_, over, kinds) => {
    const flags = await doubtsOf(transcript(over));
    expect(flags.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('names the time and the word', async () => {
    const words = [
      { text: 'that', confidence: 0.9 },
      { text: 'young', confidence: 0.0006 },
    ];
    const [flag] = await doubtsOf(transcript({ segments: [segment('that young', 0.6, words)] }));
    expect(flag).toMatchObject({ start: 1, end: 2, message: expect.stringContaining('"young"') });
  });

  it('flags ten words at most', async () => {
    const words = Array.from({ length: 40 }, () => ({ text: 'word', confidence: 0.01 }));
    expect(await doubtsOf(transcript({ segments: [segment('word', 0.6, words)] }))).toHaveLength(10);
  });
});
