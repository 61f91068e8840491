import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../../../../src/language/figures/figure.js';
import { numberWordsOf } from '../../../../src/language/figures/number-words-of.js';
import { readFigures } from '../../../../src/language/figures/read-figures.js';
import { tokenize } from '../../../../src/language/text/tokens.js';

const words = (spoken: string) => spoken.split(' ');

describe('cardinals as they are spoken', () => {
  it.each([
    ['de', 'drei und zwanzig', '23'],
    ['de', 'neunzehnhundertvierundachtzig', '1984'],
    ['de', 'zwo tausend', '2000'],
    ['de', 'eine million zweihunderttausend', '1200000'],
    ['de', 'hundert und eins', '101'],
    ['es', 'mil doscientos millones', '1200000000'],
    ['es', 'treintaicinco', '35'],
    ['es', 'quinientas veintiuna', '521'],
    ['fr', 'quatre vingt dix neuf', '99'],
    ['fr', 'nonante neuf', '99'],
    ['fr', 'soixante et onze', '71'],
    ['fr', 'dix sept cent quatre vingt neuf', '1789'],
    ['it', 'ventotto', '28'],
    ['it', 'tremilacinquecentoquarantuno', '3541'],
    ['it', 'due milioni e mezzo', '2000000'],
    ['pt', 'cento e vinte e cinco mil', '125000'],
    ['pt', 'dezasseis', '16'],
    ['nl', 'zesenzeventigduizend', '76000'],
    ['nl', 'drie en twintig', '23'],
    ['nl', 'negentienhonderd vijfentachtig', '1985'],
  ])('%s: "%s" is %s', (language, spoken, value) => {
    expect(numberWordsOf(language)!.read(words(spoken), 0)).toMatchObject({ value, ordinal: false });
  });
});

describe('ordinals as they are spoken', () => {
  it.each([
    ['de', 'dritten', '3'],
    ['de', 'einunddreißigsten', '31'],
    ['de', 'siebter', '7'],
    ['de', 'hundertste', '100'],
    ['es', 'tercera', '3'],
    ['es', 'décimo noveno', '19'],
    ['es', 'vigesimocuarto', '24'],
    ['fr', 'première', '1'],
    ['fr', 'trente et unième', '31'],
    ['fr', 'neuvième', '9'],
    ['it', 'quinta', '5'],
    ['it', 'ventitreesimo', '23'],
    ['it', 'centesimo', '100'],
    ['pt', 'décimo segundo', '12'],
    ['pt', 'trigésima', '30'],
    ['nl', 'eenentwintigste', '21'],
    ['nl', 'derde', '3'],
    ['nl', 'achtste', '8'],
  ])('%s: "%s" is the %s.', (language, spoken, value) => {
    const length = words(spoken).length;
    expect(numberWordsOf(language)!.read(words(spoken), 0)).toEqual({ value, length, ordinal: true });
  });
});

describe('fractions as they are spoken', () => {
  it.each([
    ['de', 'drei viertel', '3/4'],
    ['de', 'ein zwanzigstel', '1/20'],
    ['es', 'dos tercios', '2/3'],
    ['es', 'siete doceavos', '7/12'],
    ['fr', 'trois quarts', '3/4'],
    ['fr', 'deux tiers', '2/3'],
    ['it', 'tre quarti', '3/4'],
    ['it', 'due quinti', '2/5'],
    ['pt', 'dois terços', '2/3'],
    ['nl', 'drie kwart', '3/4'],
    ['nl', 'twee derde', '2/3'],
  ])('%s: "%s" is %s', (language, spoken, value) => {
    const found = numberWordsOf(language)!.fraction!(words(spoken), 0);
    expect(`${found?.numerator}/${found?.denominator}`).toBe(value);
    expect(found?.length).toBe(words(spoken).length);
  });
});

describe('the time as it is spoken', () => {
  it.each([
    ['de', 'halb drei', 'T02:30'],
    ['de', 'viertel nach neun', 'T09:15'],
    ['de', 'fünf vor halb acht', 'T07:25'],
    ['de', 'achtzehn uhr fünf', 'T18:05'],
    ['es', 'las siete y media', 'T07:30'],
    ['es', 'las cinco menos cuarto', 'T04:45'],
    ['es', 'veinte para las ocho', 'T07:40'],
    ['fr', 'huit heures et demie', 'T08:30'],
    ['fr', 'dix heures moins vingt', 'T09:40'],
    ['fr', 'minuit et quart', 'T00:15'],
    ['it', 'le sette e mezza', 'T07:30'],
    ['it', 'alle otto meno un quarto', 'T07:45'],
    ['pt', 'às nove e meia', 'T09:30'],
    ['pt', 'vinte para as três', 'T02:40'],
    ['nl', 'half elf', 'T10:30'],
    ['nl', 'kwart voor zes', 'T05:45'],
    ['nl', 'tien over half vier', 'T03:40'],
  ])('%s: "%s" is %s', (language, spoken, reading) => {
    const found = numberWordsOf(language)!.figure!(words(spoken), 0);
    expect(found?.length).toBe(words(spoken).length);
    expect(found?.figure.readings).toContain(reading);
  });

  it('is one of the twenty-four hours as well where the half of the day is named', () => {
    const evening = numberWordsOf('de')!.figure!(words('acht uhr abends'), 0)!.figure;
    expect(evening).toMatchObject({ readings: expect.arrayContaining(['T08:00']), unit: 'pm' });
    expect(evening.others?.flatMap((other: Figure) => other.readings)).toContain('T20:00');
  });
});

describe('halves of units and mixed numbers', () => {
  it.each([
    ['de', 'zweieinhalb meter', '2.5', 'm'],
    ['de', 'ein ein halb liter', '1.5', 'L'],
    ['de', 'anderthalb', '1.5', null],
    ['es', 'dos metros y medio', '2.5', 'm'],
    ['fr', 'trois kilomètres et demi', '3.5', 'km'],
    ['it', 'due chili e mezzo', '2.5', 'kg'],
    ['pt', 'cinco litros e meio', '5.5', 'L'],
    ['nl', 'tweeënhalf jaar', '2.5', 'yr'],
  ])('%s: "%s" is %s %s', (language, spoken, reading, unit) => {
    const [found, ...more] = readFigures(tokenize(spoken), language);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ from: 0, to: words(spoken).length });
    expect(found?.figure.readings).toContain(reading);
    expect(found?.figure.unit).toBe(unit);
  });
});

describe('words that are no numbers', () => {
  it.each([
    ['de', 'ein mann'],
    ['de', 'einige achtung'],
    ['de', 'und'],
    ['es', 'una casa'],
    ['fr', 'un homme et'],
    ['it', 'sei stato'],
    ['it', 'una casa'],
    ['pt', 'um homem'],
    ['nl', 'een huis'],
    ['nl', 'en'],
    ['pt', 'quinta feira'],
  ])('%s: "%s"', (language, spoken) => {
    expect(numberWordsOf(language)!.read(words(spoken), 0)).toBeNull();
  });

  it('take no time beyond their length', () => {
    const long = `${'einhundert'.repeat(5000)}x`;
    expect(numberWordsOf('de')!.read([long], 0)).toBeNull();
    expect(
      numberWordsOf('de')!.read(
        Array.from({ length: 5000 }, () => 'hundert'),
        0,
      )?.value,
    ).toBe('100');
  });
});

describe('one before a unit', () => {
  it.each([
    ['de', 'eine stunde'],
    ['es', 'una hora'],
    ['fr', 'un kilomètre'],
    ['it', 'un chilo'],
    ['pt', 'um litro'],
    ['nl', 'een minuut'],
  ])('%s: "%s" counts', (language, spoken) => {
    expect(numberWordsOf(language)!.read(words(spoken), 0)).toEqual({ value: '1', length: 1, ordinal: false });
  });
});
