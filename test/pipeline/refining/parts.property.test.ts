import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutIntoParts } from '../../../src/pipeline/refining/parts.js';

const speech = fc
  .array(
    fc.tuple(
      fc.constantFrom('we', 'recorded', 'songs', 'at', 'night', '🎵', 'né'),
      fc.constantFrom(' ', '. ', '\n', ', ', '\n\n'),
    ),
  )
  .map((words) => words.flat().join(''));

describe('parts of a long transcript', () => {
  it('are the transcript again, nothing lost and nothing doubled, none longer than the limit', () => {
    fc.assert(
      fc.property(fc.oneof(speech, fc.string({ unit: 'binary' })), fc.integer({ min: 2, max: 80 }), (text, limit) => {
        const parts = cutIntoParts(text, limit);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(text.startsWith(part.text, part.start)).toBe(true);
        }
      }),
    );
  });

  it('end at sentences where there are any', () => {
    const text = 'We recorded it. It was late at night. Nobody slept.';
    expect(cutIntoParts(text, 30).map((part) => part.text)).toEqual([
      'We recorded it. ',
      'It was late at night. ',
      'Nobody slept.',
    ]);
  });

  it.each([
    ['it rained all day in the old hall when we had sold four hundred and fifty songs', 66],
    ['es regnete den ganzen Tag im Saal als der Chor kam weil wir vier hundert und fünfzig hatten', 84],
  ])('keep a spoken number whole where a clause begins before it: %s', (text, limit) => {
    const [first, second] = cutIntoParts(text, limit).map((part) => part.text);
    expect(first).toMatch(/(?:hall|kam) $/);
    expect(second).toMatch(/^(?:when|weil) .*(?:hundred and fifty|hundert und fünfzig)/);
  });

  it('is one part without a limit', () => expect(cutIntoParts('a b', null)).toEqual([{ text: 'a b', start: 0 }]));
});
