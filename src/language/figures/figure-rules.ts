import { amountAt } from './amount.js';
import { DIMENSIONS } from './dimensions.js';
import { WRITTEN_ADDRESS } from './electronic.js';
import { EMBEDDED } from './embedded-figures.js';
import { ENGLISH_PERIOD } from './english/spoken-periods.js';
import { ENGLISH_TIME } from './english/spoken-times.js';
import type { FigureRule } from './figure-rule.js';
import { LAP_TIME } from './lap-times.js';
import { NAMED_DATE } from './named-dates.js';
import { NUMERIC_DATE } from './numeric-dates.js';
import { ROMAN_NUMERAL } from './roman-numerals.js';
import { SCIENTIFIC } from './scientific.js';
import { SPOKEN_ADDRESS } from './spoken-addresses.js';
import { SPOKEN_CODE } from './spoken-codes.js';
import { SPOKEN_PATH, WRITTEN_PATH } from './spoken-paths.js';
import { WRITTEN_CODE } from './written-codes.js';
import { WRITTEN_TIME } from './written-times.js';

const AMOUNT: FigureRule = {
  name: 'amount',
  language: 'neutral',
  read: amountAt,
  examples: [
    { text: 'we sold thirty two thousand copies', reading: '32000' },
    { text: 'we sold 32.000 Stück', reading: '32000', language: 'de' },
    { text: 'it costs €4.2 million', reading: '4200000', unit: 'EUR' },
    { text: 'it costs five dollars and ten cents', reading: '5.1', unit: 'USD' },
    { text: 'it fell to minus eleven degrees celsius', reading: '-11', unit: '°C' },
    { text: 'plus or minus eleven degrees celsius', reading: '11', unit: '°C' },
    { text: 'about two and a half hours', reading: '2.5', unit: 'h' },
    { text: 'half a percent of them', reading: '0.5', unit: '%' },
    { text: 'a dollar thirty each', reading: '1.3', unit: 'USD' },
    { text: 'an hour and a half later', reading: '1.5', unit: 'h' },
    { text: 'four quid', reading: '4', unit: 'GBP' },
    { text: 'forty miles an hour', reading: '40', unit: 'mi/h' },
    { text: '7 metros y medio', reading: '7.5', unit: 'm', language: 'es' },
    { text: '37 y medio', reading: '37.5', language: 'es' },
    { text: 'it costs nine thousand eight fifty', reading: '9850' },
    { text: 'it rose by 4p', reading: '4', unit: 'GBP/100' },
    { text: 'three metres twenty by two', reading: '3.2', unit: 'm' },
    { text: 'pesa diciotto chili e otto', reading: '18.8', unit: 'kg', language: 'it' },
    { text: 'il fait un mètre quatre-vingts', reading: '1.8', unit: 'm', language: 'fr' },
    { text: 'sete milhões de reais', reading: '7000000', unit: 'BRL', language: 'pt' },
    { text: 'der 17. Versuch', reading: '17', language: 'de' },
    { text: 'in nineteen sixty eight two people left', reading: 'D1968' },
    { text: 'the four eighty year olds', reading: '4' },
    { text: 'sube un doce por ciento', reading: '12', unit: '%', language: 'es' },
    { text: 'a rise of forty basis points', reading: '40', unit: 'bp' },
    { text: 'a price of four thousand, five hundred pounds', reading: '4500', unit: 'GBP' },
    { text: 'a metre twenty deep', reading: '1.2', unit: 'm' },
    { text: 'dreitausend, vierhundert Euro', reading: '3400', unit: 'EUR', language: 'de' },
  ],
  quiet: ['they sat in the garden', 'oh well', 'hundreds of people', 'at that point', 'a nice quarterback'],
};

/** Figures that the grammar of a language reads as a whole: its times, fractions and dates. */
const GRAMMAR: FigureRule = {
  name: 'grammar',
  language: 'neutral',
  read(text, at) {
    const { words, at: here } = text.stretch(at);
    const match = text.numbers?.figure?.(words, here) ?? null;
    return match === null ? null : { to: at + match.length, figure: match.figure };
  },
  examples: [
    { text: 'über zweieinhalb Milliarden Euro', reading: '2500000000', unit: 'EUR', language: 'de' },
    { text: 'ein vierzehntägiger Kurs', reading: '14', unit: 'd', language: 'de' },
    { text: 'de zestienjarige jongen', reading: '16', unit: 'yr', language: 'nl' },
  ],
  quiet: ['three of them sat there'],
};

/** Every rule that finds figures. At each atom the longest match wins; of two equal matches, that of the earlier rule. */
export const FIGURE_RULES: readonly FigureRule[] = [
  WRITTEN_ADDRESS,
  SPOKEN_ADDRESS,
  WRITTEN_PATH,
  SPOKEN_PATH,
  NAMED_DATE,
  NUMERIC_DATE,
  ENGLISH_PERIOD,
  LAP_TIME,
  WRITTEN_TIME,
  ENGLISH_TIME,
  GRAMMAR,
  SPOKEN_CODE,
  SCIENTIFIC,
  DIMENSIONS,
  AMOUNT,
  WRITTEN_CODE,
  EMBEDDED,
  ROMAN_NUMERAL,
];
