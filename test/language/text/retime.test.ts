import { describe, expect, it } from '@jest/globals';
import { retime, type TimedStretch } from '../../../src/language/text/retime.js';

const word = (text: string, start: number, end: number) => ({ text, start, end, confidence: 0.9 });
const HEARD: readonly TimedStretch[] = [
  {
    start: 0,
    end: 2,
    text: 'We record at Evolutions studio.',
    confidence: 0.8,
    words: [
      word('We', 0, 0.3),
      word('record', 0.3, 0.8),
      word('at', 0.8, 1),
      word('Evolutions', 1, 1.6),
      word('studio.', 1.6, 2),
    ],
  },
  { start: 3, end: 5, text: 'Call us on Monday.', confidence: 0.7, words: null },
];

describe('retime', () => {
  it('gives an unchanged text back as it was', () => {
    const { stretches, unheard } = retime(HEARD, 'We record at Evolutions studio. Call us on Monday.');
    expect(stretches.map(({ from, at, ...stretch }) => stretch)).toEqual(HEARD);
    expect(unheard).toEqual([]);
  });

  it.each<[string, string, string[], string[]]>([
    [
      'a replaced word',
      'We record at Evolution studio. Call us on Monday.',
      ['We record at Evolution studio.', 'Call us on Monday.'],
      ['Evolution'],
    ],
    [
      'other punctuation and capitals',
      'we record: at evolutions STUDIO! Call us on Monday',
      ['we record: at evolutions STUDIO!', 'Call us on Monday'],
      [],
    ],
    [
      'added words',
      'We record at Evolutions studio. Please do call us on Monday.',
      ['We record at Evolutions studio. Please do', 'call us on Monday.'],
      ['Please do'],
    ],
    ['a stretch left out', 'Call us on Monday.', ['Call us on Monday.'], []],
    [
      'words at the end',
      'We record at Evolutions studio. Call us on Monday, at nine.',
      ['We record at Evolutions studio.', 'Call us on Monday, at nine.'],
      ['at nine.'],
    ],
    ['another text', 'Nothing like it', ['Nothing like it'], ['Nothing like it']],
    [
      'lines',
      'We record\nat Evolutions studio.\n\nCall us on Monday.',
      ['We record at Evolutions studio.', 'Call us on Monday.'],
      [],
    ],
  ])('%s', (_case, text, expected, unheard) => {
    const result = retime(HEARD, text);
    expect(result.stretches.map((stretch) => stretch.text)).toEqual(expected);
    expect(result.unheard.map((gap) => gap.text)).toEqual(unheard);
    for (const { start, end, words } of result.stretches) {
      for (const { start: from, end: to } of words ?? [])
        expect([from >= (start ?? 0), to <= (end ?? 9) + 1, from < to]).toEqual([true, true, true]);
    }
  });

  it('keeps the time of each word that was heard, and puts a new one between', () => {
    const [first] = retime(HEARD, 'We record at Evolution studio. Call us on Monday.').stretches;
    expect(first?.words?.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['We', 0, 0.3],
      ['record', 0.3, 0.8],
      ['at', 0.8, 1],
      ['Evolution', 1, 1.6],
      ['studio.', 1.6, 2],
    ]);
    expect(first?.confidence).toBeNull();
  });

  it('cuts a stretch where another speaker begins, at the time of the word there', () => {
    const text = 'We record at Evolutions studio. Call us on Monday.';
    const { stretches } = retime(HEARD, text, [text.indexOf('at'), text.indexOf('Call'), text.indexOf('Monday')]);
    expect(stretches.map(({ from, text: said, words }) => [from, said, words?.length])).toEqual([
      [0, 'We record', 2],
      [0, 'at Evolutions studio.', 3],
      [1, 'Call us on', undefined],
      [1, 'Monday.', undefined],
    ]);
    expect(stretches.slice(0, 2)).toMatchObject([
      { start: 0, end: 0.8 },
      { start: 0.8, end: 2 },
    ]);
    expect(stretches[2]!.end).toBeLessThan(stretches[3]!.start!);
    expect(stretches[1]?.confidence).toBe(0.8);
  });

  it('knows no time where the recogniser gave none', () => {
    const untimed = [{ start: null, end: null, text: 'one two', confidence: null, words: null }];
    expect(retime(untimed, 'one three').stretches).toMatchObject([
      { start: null, end: null, text: 'one three', words: null },
    ]);
    expect(retime([], 'one').stretches).toMatchObject([{ start: null, end: null, text: 'one' }]);
  });

  it('aligns scripts without blanks', () => {
    const heard = [{ start: 0, end: 4, text: '今日は東京で録音します。', confidence: null, words: null }];
    const { stretches, unheard } = retime(heard, '今日は大阪で録音します。');
    expect(stretches).toMatchObject([{ text: '今日は大阪で録音します。', start: 0, end: 4 }]);
    expect(unheard).toMatchObject([{ text: '大阪' }]);
  });
});
