import type { Lie } from './lie.js';

const FIGURE = /(?<![\w@.,])[$€£]?\d[\d,.:]*\d|(?<![\w@.,])[$€£]?\d(?![\w:@])/g;
const SMALL = 'two three four five six seven eight nine'.split(' ');

/** Two figures trade places: the same numbers, said of other things. */
function exchanged(text: string): string[] {
  const found = [...text.matchAll(FIGURE)];
  return found.slice(1).flatMap((later, at) => {
    const earlier = found[at]!;
    if (earlier[0] === later[0]) return [];
    const between = text.slice(earlier.index + earlier[0].length, later.index);
    const after = text.slice(later.index + later[0].length);
    return [text.slice(0, earlier.index) + later[0] + between + earlier[0] + after];
  });
}

/** What becomes of numbers, amounts, dates, times and units. */
export const LIES_OF_NUMBERS: readonly Lie[] = [
  { kind: 'a digit changed', by: [[/\d(?!.*\d)/, (found) => String((Number(found) + 1) % 10)]] },
  { kind: 'two digits turned round', by: [[/([1-9])(?!\1)[0-9](?=\D|$)/, (found) => `${found[1]}${found[0]}`]] },
  { kind: 'a nought added', by: [[/\b[1-9]\d(?![\d.,:]|st|nd|rd|th|s\b)(?<![.]\d\d)/, (found) => `${found}0`]] },
  { kind: 'a decimal point moved', by: [[/\d\.\d/, (found) => found.replace('.', '')]] },
  { kind: 'two numbers swapped', by: exchanged },
  {
    kind: 'a number in words changed',
    by: SMALL.map((word, at) => [new RegExp(`\\b${word}\\b`), SMALL[(at + 1) % 8]!] as const),
  },
  {
    kind: 'a number attached to another unit',
    by: [
      [/\bmilligrams\b/, 'grams'],
      [/\bmilligrams\b/, 'micrograms'],
      [/\bcentimeters\b/, 'inches'],
      [/\bmeters\b/, 'feet'],
      [/\bmiles\b/, 'kilometers'],
      [/\bmilliseconds\b/, 'seconds'],
      [/\bminutes\b/, 'hours'],
      [/(?<=\d )days\b/, 'weeks'],
      [/\bweeks\b/, 'months'],
      [/\bcups\b/, 'tablespoons'],
      [/\bteaspoons\b/, 'tablespoons'],
      [/\bcopies\b/, 'dollars'],
    ],
  },
  {
    kind: 'percent and points confused',
    by: [
      [/(?<=\d)%/, ' points'],
      [/(?<=\d)%/, ' percentage points'],
      [/basis points/, 'percent'],
    ],
  },
  {
    kind: 'million and billion confused',
    by: [
      [/\bmillion\b/, 'billion'],
      [/\bbillion\b/, 'million'],
      [/\bthousand\b/, 'million'],
    ],
  },
  {
    kind: 'am and pm confused',
    by: [
      [/\bam\b(?<=\d am)/, 'pm'],
      [/\bpm\b/, 'am'],
      [/in the morning/, 'in the evening'],
    ],
  },
  {
    kind: 'Celsius and Fahrenheit confused',
    by: [
      [/Celsius/, 'Fahrenheit'],
      [/Fahrenheit/, 'Celsius'],
    ],
  },
  { kind: 'a sign lost', by: [[/\bminus /i, '']] },
  {
    kind: 'a date shifted',
    by: [
      [/\b(Mon|Tues|Fri|Satur|Sun)day/, 'Thursday'],
      [/\b(January|June|July|March|August|December)\b/, 'October'],
      [/\byesterday\b/i, 'today'],
      [/\btomorrow\b/i, 'today'],
      [/\b(19|20)\d\d\b/, (found) => String(Number(found) + 1)],
      [/\b\d{1,2}(?=th\b)/, (found) => String(Number(found) - 1)],
      [/\blast (?=week|year|month|night)/, 'next '],
      [/\bnext (?=week|year|month)/, 'last '],
      [/\b(autumn|winter|spring)\b/, 'summer'],
    ],
  },
  {
    kind: 'an ordinal changed',
    by: [
      [/\bfirst\b/, 'second'],
      [/\bsecond\b/, 'third'],
      [/\bthird\b/, 'fourth'],
      [/\blast\b(?= (one|take|song|page))/, 'first'],
    ],
  },
  {
    kind: 'a currency changed',
    by: [
      [/\$(?=\d)/, '€'],
      [/€(?=\d)/, '$'],
      [/£(?=\d)/, '$'],
      [/\bpounds\b/, 'dollars'],
      [/\beuros\b/, 'dollars'],
    ],
  },
  {
    kind: 'a range collapsed',
    by: [
      [/\b\w+ to (?=\d+ (minutes|people))/, ''],
      [/\b(one|two|three|four|25) (to|or) (?=(two|three|four|six|30) )/, ''],
      [/\bbetween \d+ and (?=\d)/i, ''],
    ],
  },
  {
    kind: 'how often or how long changed',
    by: [
      [/\btwice\b/, 'three times'],
      [/\btwice\b/, 'once'],
      [/\bonce\b(?= daily| a day)/, 'twice'],
      [/\bdaily\b/, 'weekly'],
      [/\ba week\b/, 'a month'],
      [/\ba year\b/, 'a month'],
      [/\bhalf\b/i, 'most'],
      [/\ba day\b/, 'an hour'],
      [/\bevery\b(?! four)/i, 'every second'],
    ],
  },
];
