import type { HonestEdit } from './honest-edit.js';

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inWords(value: number): string {
  if (value < 20) return WORDS[value]!;
  if (value < 100) return `${TENS[Math.floor(value / 10) - 2]}${value % 10 ? `-${WORDS[value % 10]}` : ''}`;
  if (value < 1000)
    return `${WORDS[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inWords(value % 100)}` : ''}`;
  return `${inWords(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${inWords(value % 1000)}` : ''}`;
}

const COUNT =
  /(?<![$€£\d.,:/-]|\b(section|Section|version|number|code|is|In|in|on) )\b\d{1,3}(,\d{3})?\b(?=[ .](?!million|billion|am\b|pm\b|B\b))(?![.,:]\d)/g;

/** The same numbers, amounts, times and dates in another notation. */
export const HONEST_FIGURES: readonly HonestEdit[] = [
  {
    kind: 'numbers in words',
    by: (text) =>
      /March|July|June|January|August|December/.test(text)
        ? []
        : [text.replace(COUNT, (found) => inWords(Number(found.replace(',', ''))))],
  },
  {
    kind: 'small numbers in figures',
    by: [
      [
        /\b(two|three|four|five|six|seven|eight|nine) (?=(people|days|years|months|cables|rooms|operations|tablets|hours|friends|songs|weeks|goals|seconds|milliseconds|cups)\b)/g,
        (found) => `${WORDS.indexOf(found.trim())} `,
      ],
    ],
  },
  { kind: '% in words', by: [[/(?<=\d)%/g, ' percent']] },
  { kind: '% as per cent', by: [[/(?<=\d)%/g, ' per cent']] },
  {
    kind: 'dollars in words',
    by: [[/\$(\d[\d,]*)(?![\d.,]*\d)(?! (million|billion))/g, (found) => `${found.slice(1)} dollars`]],
  },
  {
    kind: 'millions with the word before the dollars',
    by: [[/\$(\d[\d.]*) (million|billion)/g, (found) => `${found.slice(1)} dollars`]],
  },
  { kind: 'no thousands separators', by: [[/\b\d{1,3}(,\d{3})+\b/g, (found) => found.replaceAll(',', '')]] },
  {
    kind: 'a.m. and p.m.',
    by: [
      [/(?<=\d )am\b/g, 'a.m.'],
      [/(?<=\d )pm\b/g, 'p.m.'],
    ],
  },
  {
    kind: 'AM and PM',
    by: [
      [/(?<=\d) am\b/g, ' AM'],
      [/(?<=\d) pm\b/g, ' PM'],
    ],
  },
  { kind: 'a time without blank', by: [[/(?<=\d) (am|pm)\b/g, (found) => found.trim()]] },
  {
    kind: 'an ordinal of a date left off',
    by: [
      [
        /\b(January|July|March|May|June|August|December) the (\d+)(st|nd|rd|th)/g,
        (found) => found.replace('the ', '').replace(/(st|nd|rd|th)$/, ''),
      ],
    ],
  },
  {
    kind: 'the day before the month',
    by: [
      [
        /the (\d+)(?:st|nd|rd|th) of (January|July|March|May|June|August|December),?/g,
        (found) =>
          found
            .replace(/^the /, '')
            .replace(/(st|nd|rd|th) of/, '')
            .replace(',', ''),
      ],
    ],
  },
  {
    kind: 'the month before the day',
    by: (text) => {
      const changed = text.replace(
        /the (\d+)(?:st|nd|rd|th) of (January|July|March|May|June|August|December)/g,
        '$2 $1',
      );
      return changed === text ? [] : [changed];
    },
  },
  { kind: 'ordinals in words', by: [[/\b25th\b/g, 'twenty-fifth']] },
  {
    kind: 'ordinals in figures',
    by: [
      [/\bfirst\b/g, '1st'],
      [/\bsecond (?=one|contract|record)/g, '2nd '],
      [/\bthird\b/g, '3rd'],
    ],
  },
  {
    kind: 'units abbreviated',
    by: [
      [/(?<=\d )milligrams\b/g, 'mg'],
      [/(?<=\d )centimeters\b/g, 'cm'],
      [/(?<=\d )milliseconds\b/g, 'ms'],
      [/(?<=\d )kilograms?\b/g, 'kg'],
      [/(?<=\d) degrees (?=Celsius)/g, '° '],
      [/(?<=\d) degrees Celsius/g, '°C'],
      [/° Celsius/g, '°C'],
      [/(?<=\d) degrees Fahrenheit/g, '°F'],
      [/(?<=\d )minutes\b/g, 'min'],
    ],
  },
  { kind: 'a range with a dash', by: [[/(?<=\d) to (?=\d+ (minutes|people|dollars))/g, '–']] },
  { kind: 'a range in words', by: [[/\b25 to 30\b/g, 'twenty-five to thirty']] },
  {
    kind: 'minus as a sign',
    by: [
      [/\bminus (?=\d)/g, '-'],
      [/\bminus €(?=\d)/g, '-€'],
    ],
  },
  { kind: 'decades with the apostrophe', by: [[/\b(\d{3}0)s\b/g, (found) => found.replace('s', "'s")]] },
  { kind: "o'clock left to stand", by: [[/\bfour o'clock\b/g, "4 o'clock"]] },
];
