import { BASES, PREFIXES } from '../unit-symbols.js';

/** Base units with SI prefixes, by symbol: their names without the plural. */
const BASE_NAMES: Readonly<Record<string, readonly string[]>> = {
  m: ['meter', 'metre'],
  g: ['gram', 'gramme'],
  L: ['liter', 'litre'],
  s: ['second'],
  Hz: ['hertz'],
  W: ['watt'],
  Wh: ['watt hour'],
  J: ['joule'],
  V: ['volt'],
  A: ['amp', 'ampere'],
  Ah: ['amp hour'],
  Pa: ['pascal'],
  N: ['newton'],
  Ω: ['ohm'],
  F: ['farad'],
  b: ['bit'],
  B: ['byte'],
  bps: ['bit per second', 'bits per second'],
  cal: ['calorie'],
  eV: ['electron volt', 'electronvolt'],
  mol: ['mole'],
  lm: ['lumen'],
  lx: ['lux'],
  cd: ['candela'],
  dB: ['decibel'],
  bar: ['bar'],
  K: ['kelvin'],
};

/** Everything else, plural where it has one: name, canonical units. */
const NAMES: readonly (readonly [string, string])[] = [
  ['percent', '%'],
  ['per cent', '%'],
  ['percentage point', 'pp'],
  ['percent point', 'pp'],
  ['basis point', 'bp'],
  ['per mille', '‰'],
  ['minute', 'min'],
  ['min', 'min'],
  ['hour', 'h'],
  ['day', 'd'],
  ['week', 'wk'],
  ['month', 'mo'],
  ['year', 'yr'],
  ['inch', 'in'],
  ['foot', 'ft'],
  ['feet', 'ft'],
  ['yard', 'yd'],
  ['mile', 'mi'],
  ['nautical mile', 'nmi'],
  ['light year', 'ly'],
  ['knot', 'kn'],
  ['acre', 'ac'],
  ['hectare', 'ha'],
  ['ounce', 'oz'],
  ['fluid ounce', 'fl oz'],
  ['stone', 'st'],
  ['ton', 't'],
  ['tonne', 't'],
  ['metric ton', 't'],
  ['micron', 'μm'],
  ['meg', 'MB'],
  ['gig', 'GB'],
  ['kilo', 'kg'],
  ['mil', 'mL'],
  ['gallon', 'gal'],
  ['quart', 'qt'],
  ['pint', 'pt'],
  ['cup', 'cup'],
  ['teaspoon', 'tsp'],
  ['tablespoon', 'tbsp'],
  ['horsepower', 'hp'],
  ['degree', '°'],
  ['degree celsius', '°C'],
  ['degree centigrade', '°C'],
  ['degree fahrenheit', '°F'],
  ['degree kelvin', 'K'],
  ['celsius', '°C'],
  ['centigrade', '°C'],
  ['fahrenheit', '°F'],
  ['pixel', 'px'],
  ['megapixel', 'MP'],
  ['frame per second', 'fps'],
  ['revolution per minute', 'rpm'],
  ['beat per minute', 'bpm'],
  ['part per million', 'ppm'],
  ['millimeter of mercury', 'mmHg'],
  ['dollar', 'USD'],
  ['us dollar', 'USD'],
  ['u s dollar', 'USD'],
  ['american dollar', 'USD'],
  ['united states dollar', 'USD'],
  ['buck', 'USD'],
  ['canadian dollar', 'CAD'],
  ['australian dollar', 'AUD'],
  ['new zealand dollar', 'NZD'],
  ['hong kong dollar', 'HKD'],
  ['singapore dollar', 'SGD'],
  ['euro', 'EUR'],
  ['pound sterling', 'GBP'],
  ['british pound', 'GBP'],
  ['quid', 'GBP'],
  ['yen', 'JPY'],
  ['japanese yen', 'JPY'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['rupee', 'INR'],
  ['indian rupee', 'INR'],
  ['swiss franc', 'CHF'],
  ['franc', 'CHF'],
  ['ruble', 'RUB'],
  ['rouble', 'RUB'],
  ['peso', 'MXN'],
  ['mexican peso', 'MXN'],
  ['real', 'BRL'],
  ['rand', 'ZAR'],
  ['won', 'KRW'],
  ['zloty', 'PLN'],
  ['swedish krona', 'SEK'],
  ['krona', 'SEK'],
  ['kronor', 'SEK'],
  ['norwegian krone', 'NOK'],
  ['danish krone', 'DKK'],
  ['bitcoin', 'BTC'],
  ['shekel', 'ILS'],
  ['lira', 'TRY'],
  ['dirham', 'AED'],
  ['naira', 'NGN'],
  ['baht', 'THB'],
  ['pence', 'GBP/100'],
  ['penny', 'GBP/100'],
  ['pennies', 'GBP/100'],
];

/** Names that are one unit or another, the likelier first. */
const OPEN: readonly (readonly [string, readonly string[]])[] = [
  ['pound', ['GBP', 'lb']],
  ['pounds', ['GBP', 'lb']],
  ['cent', ['¤/100', 'USD/100', 'EUR/100']],
  ['cents', ['¤/100', 'USD/100', 'EUR/100']],
];

/** The plural on the first word of `degrees celsius`, else on the last. */
function plural(name: string): string {
  const words = name.split(' ');
  const head =
    words.length > 1 && /^(per|of|celsius|centigrade|fahrenheit|kelvin)$/.test(words[1]!) ? 0 : words.length - 1;
  const word = words[head]!;
  const many = /(ch|sh|x|s)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`;
  return words.with(head, many).join(' ');
}

function prefixed(): [string, string][] {
  const names: [string, string][] = [];
  for (const [base, prefixes] of BASES) {
    for (const [symbol, prefix] of PREFIXES) {
      if (symbol !== '' && !prefixes.includes(symbol)) continue;
      for (const name of BASE_NAMES[base] ?? []) {
        names.push([prefix + name, symbol + base]);
        if (prefix !== '') names.push([`${prefix} ${name}`, symbol + base]);
      }
    }
  }
  return names;
}

const SQUARED = ['m', 'mm', 'cm', 'dm', 'km', 'in', 'ft', 'yd', 'mi', 'nm', 'μm'];

function withPlurals(names: readonly (readonly [string, string])[]): [string, string][] {
  return names.flatMap(([name, unit]): [string, string][] => [
    [name, unit],
    [plural(name), unit],
  ]);
}

function all(): Map<string, readonly string[]> {
  const single = withPlurals([...prefixed(), ...NAMES, ['metre', 'm']]);
  const areas = single
    .filter(([, unit]) => SQUARED.includes(unit))
    .flatMap(([name, unit]): [string, string][] => [
      [`square ${name}`, `${unit}²`],
      [`cubic ${name}`, `${unit}³`],
    ]);
  const table = new Map<string, readonly string[]>([...single, ...areas].map(([name, unit]) => [name, [unit]]));
  for (const [name, units] of OPEN) table.set(name, units);
  return table;
}

/** Names of units and currencies as English speakers say them, each with the canonical units it may be. */
export const ENGLISH_UNITS: ReadonlyMap<string, readonly string[]> = all();
