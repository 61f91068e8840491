import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Figure } from '../../../src/language/figures/figure.js';
import { readFigures } from '../../../src/language/figures/read-figures.js';
import { sameFigure } from '../../../src/language/figures/same-figure.js';
import { tokenize } from '../../../src/language/text/tokens.js';
import { spell, spellDigits } from '../english/numbers/spell.js';
import { spellClock, spellDate, spellMoney, spellOrdinal, spellTelephone, spellTime, writtenDates } from './speak.js';

const sized = fc.integer({ min: 1, max: 14 }).chain((size) => fc.integer({ min: 2, max: 10 ** size }));
const day = fc.record({
  year: fc.integer({ min: 1100, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
});
const CURRENCIES = [
  ['$', 'dollars', 'cents'],
  ['€', 'euros', 'cents'],
  ['£', 'pounds', 'pence'],
] as const;

/** The one figure of a sentence. */
function only(form: string, language = 'en'): Figure {
  const figures = readFigures(tokenize(`they wrote down ${form} on the form`), language);
  expect({ form, figures: figures.map(({ figure }) => figure.readings) }).toMatchObject({
    figures: [expect.anything()],
  });
  return figures[0]!.figure;
}

function grouped(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** The form with one digit changed. */
function changed(form: string, at: number, by: number): string {
  const digits = [...form.matchAll(/\d/g)];
  const digit = digits[at % digits.length]!;
  const other = String((Number(digit[0]) + by) % 10);
  return form.slice(0, digit.index) + other + form.slice(digit.index + 1);
}

describe('figures', () => {
  it('are the same spoken and written, for every number below 10^14', () => {
    fc.assert(
      fc.property(sized, fc.boolean(), fc.constantFrom('', ','), (value, and, separator) => {
        expect(sameFigure(only(spell(value, and)), only(grouped(value, separator)))).toBe('same');
      }),
      { numRuns: 1000 },
    );
  });

  it('are never the same when a digit is changed', () => {
    const by = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        sized,
        fc.nat(20),
        by,
        fc.constantFrom('%', ' kg', '', '.5', ':00', 'k'),
        (value, at, step, suffix) => {
          const form = `${grouped(value, ',')}${suffix}`;
          const other = changed(form, at, step);
          const [one, two] = [form, other].map((text) => readFigures(tokenize(`about ${text} here`), 'en'));
          const same =
            one!.length === two!.length &&
            one!.every(({ figure }, index) => sameFigure(figure, two![index]!.figure) === 'same');
          expect({ form, other, same }).toEqual({ form, other, same: false });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keep their unit', () => {
    const units = fc.constantFrom(
      ['kilometers', 'km'],
      ['per cent', '%'],
      ['square metres', 'm²'],
      ['miles an hour', 'mph'],
      ['hours', 'h'],
    );
    fc.assert(
      fc.property(sized, units, units, (value, [said, symbol], [, other]) => {
        const spoken = only(`${spell(value, true)} ${said}`);
        expect(sameFigure(spoken, only(`${value} ${symbol}`))).toBe('same');
        expect(sameFigure(spoken, only(`${value}`))).toBe('unit');
        if (other !== symbol) expect(sameFigure(spoken, only(`${value} ${other}`))).toBe('unit');
      }),
    );
  });

  it('are the same for every amount of money', () => {
    const amounts = fc.tuple(
      fc.integer({ min: 1, max: 999_999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom(...CURRENCIES),
    );
    fc.assert(
      fc.property(amounts, ([whole, hundredths, [sign, ...words]]) => {
        const cents = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0')}`;
        const spoken = only(spellMoney(whole, hundredths, words));
        expect(sameFigure(spoken, only(`${sign}${whole}${cents}`))).toBe('same');
        expect(sameFigure(spoken, only(`${whole}${cents}`))).toBe('unit');
      }),
    );
  });

  it('are the same for every ordinal, and no cardinal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9999 }), (value) => {
        const ending = ['th', 'st', 'nd', 'rd'][value % 100 > 10 && value % 100 < 14 ? 0 : value % 10] ?? 'th';
        expect(sameFigure(only(spellOrdinal(value)), only(`${value}${ending}`))).toBe('same');
        expect(sameFigure(only(spellOrdinal(value)), only(`${value}`))).toBe('value');
      }),
    );
  });

  it('are the same for every date, in each of its forms', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (date, british) => {
        const spoken = only(spellDate(date, british));
        for (const form of writtenDates(date)) expect([form, sameFigure(spoken, only(form))]).toEqual([form, 'same']);
      }),
    );
  });

  it('are the same for every time of day', () => {
    const halves = fc.constantFrom(['a m', 'am'], ['p m', 'p.m.'], ['', '']);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 59 }),
        halves,
        (hour, minutes, [said, half]) => {
          const clock = `${hour}:${String(minutes).padStart(2, '0')} ${half}`.trim();
          expect(sameFigure(only(`${spellTime(hour, minutes)} ${said}`.trim()), only(clock))).toBe('same');
          if (minutes > 0)
            expect(sameFigure(only(spellClock(hour, minutes)), only(clock))).toBe(half === '' ? 'same' : 'unit');
        },
      ),
    );
  });

  it('are the same for every telephone number and every decimal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,11}$/), fc.nat(9999), (digits, whole) => {
        const grouped = `${digits.slice(0, 3)}-${digits.slice(3)}`;
        expect(sameFigure(only(spellTelephone(digits)), only(grouped))).toBe('same');
        const decimal = `${whole}.${digits}`;
        expect(sameFigure(only(`${spell(whole, false)} point ${spellDigits(digits)}`), only(decimal))).toBe('same');
      }),
    );
  });

  it('cover every digit of any text, in any language, and overlap nowhere', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[-$€(]?[\dA-Za-z.,:/'%°-]{1,8}$/),
      fc.constantFrom(
        ...'two hundred point a b at dot half past may third dollars and minus percent 午後3時 ٣٤ १२ ½ 3/4 24.12. 7h30 €5'.split(
          ' ',
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('en', 'de', 'fr', 'ja', 'xx', null),
        (pieces, language) => {
          const tokens = tokenize(pieces.join(' '));
          const figures = readFigures(tokens, language);
          for (const [at, token] of tokens.entries()) {
            if (/\p{Nd}/u.test(token.text))
              expect([token.text, figures.some(({ from, to }) => from <= at && at < to)]).toEqual([token.text, true]);
          }
          for (const [index, { from, to }] of figures.entries()) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(tokens.length);
            expect(from).toBeGreaterThanOrEqual(figures[index - 1]?.from ?? 0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
