import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeFigures } from '../../../../src/language/english/numbers/figures.js';
import { ordinalFigure, readNumber } from '../../../../src/language/english/numbers/spoken-number.js';
import { readYear } from '../../../../src/language/english/numbers/spoken-patterns.js';
import { render, tokenize } from '../../../../src/language/text/tokens.js';
import { spell, spellDigits } from './spell.js';

const sized = fc.integer({ min: 1, max: 12 }).chain((size) => fc.integer({ min: 0, max: 10 ** size }));
const SIZES: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

function figures(text: string): string {
  return render(writeFigures(tokenize(text), 'ten-and-above'));
}

function amountOf(figure: string): number {
  const [digits = '', scale = ''] = figure.replace('$', '').replaceAll(',', '').split(' ');
  return Number(digits) * (SIZES[scale] ?? 1);
}

describe('the number grammar', () => {
  it('gives every whole number from 0 to 10^12 back, said with or without "and"', () => {
    fc.assert(
      fc.property(sized, fc.boolean(), (value, and) => {
        expect(readNumber(spell(value, and).split(' '))?.value).toBe(String(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes a figure of the same value into a sentence', () => {
    fc.assert(
      fc.property(sized, fc.boolean(), (value, and) => {
        const written = figures(`they sent ${spell(value, and)} dollars to us`);
        expect(amountOf(/^they sent (\$.+) to us$/.exec(written)?.[1] ?? '')).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps each digit of a decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^\d{1,5}$/), (whole, fraction) => {
        const read = readNumber(`${spell(whole, true)} point ${spellDigits(fraction)}`.split(' '));
        expect(read?.figure.replaceAll(',', '')).toBe(`${whole}.${fraction}`);
      }),
    );
  });

  it('reads every year from 1100 to 2099 that is said in two halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1100, max: 2099 }), (year) => {
        fc.pre(year % 100 !== 0);
        const tail = year % 100 < 10 ? `oh ${spell(year % 100, false)}` : spell(year % 100, false);
        expect(readYear(`${spell(Math.floor(year / 100), false)} ${tail}`.split(' '))).toBe(String(year));
      }),
    );
  });

  it('writes ordinals with the ending of English', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111, 1012].map(ordinalFigure).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th 1,012th',
    );
  });

  it('changes nothing that is already written', () => {
    const words = fc.constantFrom(
      ...'one two five ten twenty thirty hundred thousand million and point oh a dollars percent to at in second first people 10 $5 march'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), (said) => {
        const once = figures(said.join(' '));
        expect(figures(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});
