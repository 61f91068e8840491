/** The words of the English number grammar. Any other word is not a number. */
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SMALL_ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS_ORDINALS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');

/** zero to nineteen and the tens. */
export const UNIT_VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

/** The scales, as powers of ten: short scale, as English speakers use it today. */
export const SCALE_POWERS: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

/** Every scale that is read: the larger ones of the short scale, and the Indian lakh and crore. */
export const ALL_SCALES: ReadonlyMap<string, number> = new Map([
  ...SCALE_POWERS,
  ['lakh', 5],
  ['lakhs', 5],
  ['crore', 7],
  ['crores', 7],
  ...'quadrillion quintillion sextillion septillion octillion nonillion decillion'
    .split(' ')
    .map((word, index): [string, number] => [word, 15 + 3 * index]),
]);

/** The cardinal word that each ordinal word stands for: `third` → `three`, `hundredth` → `hundred`. */
export const ORDINAL_CARDINALS: ReadonlyMap<string, string> = new Map([
  ...SMALL_ORDINALS.slice(1).map((word, index): [string, string] => [word, SMALL[index + 1]!]),
  ...TENS_ORDINALS.map((word, index): [string, string] => [word, TENS[index]!]),
  ['hundredth', 'hundred'],
  ['thousandth', 'thousand'],
  ['millionth', 'million'],
]);

export const MONTHS: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december'.split(' '),
);

/** The value of a spoken digit, `oh` included; null for anything else. */
export function digitOf(word: string): number | null {
  if (word === 'oh' || word === 'o') return 0;
  const value = UNIT_VALUES.get(word);
  return value !== undefined && value < 10 ? value : null;
}

/** Whether a word by itself is part of a number: a unit, `hundred`, a scale or an ordinal. */
export function isNumberWord(word: string): boolean {
  return UNIT_VALUES.has(word) || word === 'hundred' || ALL_SCALES.has(word) || ORDINAL_CARDINALS.has(word);
}
