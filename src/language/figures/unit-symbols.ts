/** SI prefixes: symbol, English name. */
export const PREFIXES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['p', 'pico'],
  ['n', 'nano'],
  ['μ', 'micro'],
  ['m', 'milli'],
  ['c', 'centi'],
  ['d', 'deci'],
  ['h', 'hecto'],
  ['k', 'kilo'],
  ['M', 'mega'],
  ['G', 'giga'],
  ['T', 'tera'],
  ['P', 'peta'],
];

/** Base units that take prefixes: symbol, the prefixes in use. From the SI brochure (9th edition) and IEC 80000-13 for bits and bytes. */
export const BASES: readonly (readonly [string, string])[] = [
  ['m', 'nμmcdk'],
  ['g', 'nμmhk'],
  ['L', 'μmcdh'],
  ['s', 'nμm'],
  ['Hz', 'kMGT'],
  ['W', 'mkMGT'],
  ['Wh', 'kMGT'],
  ['J', 'mkMG'],
  ['V', 'mkM'],
  ['A', 'μm'],
  ['Ah', 'm'],
  ['Pa', 'hkMG'],
  ['N', 'mkM'],
  ['Ω', 'mkM'],
  ['F', 'pnμm'],
  ['b', 'kMGTP'],
  ['B', 'kMGTP'],
  ['bps', 'kMGT'],
  ['cal', 'k'],
  ['eV', 'kMGT'],
  ['mol', 'μm'],
  ['lm', ''],
  ['lx', ''],
  ['cd', ''],
  ['K', ''],
  ['dB', ''],
  ['bar', 'm'],
];

/** Spellings of symbols that are not a prefix and a base, each with its canonical symbol. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '%': '%',
  '٪': '%',
  '％': '%',
  '‰': '‰',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  min: 'min',
  mins: 'min',
  sec: 's',
  secs: 's',
  yr: 'yr',
  yrs: 'yr',
  wk: 'wk',
  wks: 'wk',
  mo: 'mo',
  mos: 'mo',
  ha: 'ha',
  acre: 'ac',
  t: 't',
  ft: 'ft',
  yd: 'yd',
  yds: 'yd',
  mi: 'mi',
  inch: 'in',
  lb: 'lb',
  lbs: 'lb',
  oz: 'oz',
  gal: 'gal',
  qt: 'qt',
  pt: 'pt',
  tsp: 'tsp',
  tbsp: 'tbsp',
  hp: 'hp',
  mph: 'mi/h',
  kph: 'km/h',
  kmh: 'km/h',
  kmph: 'km/h',
  mps: 'm/s',
  fps: 'fps',
  rpm: 'rpm',
  bpm: 'bpm',
  psi: 'psi',
  mmhg: 'mmHg',
  ppm: 'ppm',
  cc: 'cm³',
  ccm: 'cm³',
  qm: 'm²',
  sqm: 'm²',
  sqft: 'ft²',
  'sq ft': 'ft²',
  'sq mi': 'mi²',
  'sq m': 'm²',
  'sq km': 'km²',
  'sq yd': 'yd²',
  'sq in': 'in²',
  'cu in': 'in³',
  ly: 'ly',
  'cu ft': 'ft³',
  'cu m': 'm³',
  'fl oz': 'fl oz',
  mcg: 'μg',
  l: 'L',
  kn: 'kn',
  kt: 'kn',
  '°': '°',
  '°c': '°C',
  '°f': '°F',
  '℃': '°C',
  '℉': '°F',
  px: 'px',
  dpi: 'dpi',
  mmol: 'mmol',
  iu: 'IU',
  ml: 'mL',
};

function exactSymbols(): Map<string, string> {
  const exact = new Map<string, string>();
  for (const [base, prefixes] of BASES) {
    for (const prefix of ['', ...prefixes]) exact.set(prefix + base, prefix + base);
  }
  for (const length of ['m', 'mm', 'cm', 'dm', 'km', 'in', 'ft', 'yd', 'mi', 'nm']) {
    for (const [power, marks] of [
      ['²', ['²', '2', '^2']],
      ['³', ['³', '3', '^3']],
    ] as const) {
      for (const mark of marks) exact.set(length + mark, length + power);
    }
  }
  return exact;
}

const EXACT = exactSymbols();

function folded(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const [symbol, unit] of EXACT) {
    const key = symbol.toLowerCase();
    table.set(key, [...(table.get(key) ?? []), unit]);
  }
  return table;
}

/** Every unit that a symbol may be if its capitals are lost (`khz`, `gb`). */
const FOLDED = folded();

/** The canonical units that a symbol may be, with its capitals; empty for none. `µ` and `μ` are the same. */
export function unitsOfSymbol(written: string): readonly string[] {
  const symbol = written.replaceAll('µ', 'μ').replace(/\.$/, '');
  const lower = symbol.toLowerCase();
  const exact = EXACT.get(symbol);
  if (exact !== undefined) return [exact];
  if (Object.hasOwn(SPELLINGS, lower)) return [SPELLINGS[lower]!];
  return FOLDED.get(lower)?.toReversed() ?? [];
}

/** The units that `km/h`, `€/kg`, `/m²`, `m` may be; empty if a part is not a unit. `currency` reads the currencies. */
export function unitsOfExpression(written: string, currency: (text: string) => string | null): readonly string[] {
  const whole = unitsOfSymbol(written);
  if (whole.length > 0 || !written.includes('/')) return whole;
  const parts = written.split('/');
  if (parts.length > 3) return [];
  const units = parts.map((part, at) => (part === '' && at === 0 ? '' : (unitsOfSymbol(part)[0] ?? currency(part))));
  return units.includes(null) ? [] : [units.join('/')];
}
