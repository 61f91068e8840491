import type { HonestEdit } from './honest-edit.js';

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return /^(I\b|I'|\p{Lu}{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

const COMMON =
  /^(The|A|It|We|He|She|They|There|This|That|These|In|On|At|For|When|If|And|But|So|People|Most|Do|Then|My|Our|Please|Start)\b/;

function only(text: string, changed: string): string[] {
  return changed === text ? [] : [changed];
}

/** Words of time that may stand first or last. */
function reordered(text: string): string[] {
  const first = text.replace(
    /(^|(?<=[.?!] ))(\p{Lu}[^,.?!]*?) (yesterday|today|tomorrow|last week|last year|on \p{Lu}\w+day|in (?:19|20)\d\d|in \p{Lu}\w+)([.])(?!\d)/u,
    (_, __, start: string, time: string, end: string) =>
      `${upper(time)}, ${COMMON.test(start) ? lower(start) : start}${end}`,
  );
  const last = text.replace(
    /(^|(?<=[.?!] ))(Today|Yesterday|In \d{4}|Last week|On \p{Lu}\w+day),? ([^,.?!]+)([.])(?!\d)/u,
    (_, __, time: string, rest: string, end: string) => `${upper(rest)} ${lower(time)}${end}`,
  );
  return [...only(text, first), ...only(text, last)];
}

/** Sentences split, joined and set otherwise; the words stay. */
export const HONEST_SENTENCES: readonly HonestEdit[] = [
  {
    kind: 'a sentence split at "and"',
    by: (text) =>
      only(
        text,
        text.replace(
          /, and (?=(we|I|he|she|they|it|the|most|there|nobody|my) )(.)/g,
          (_, __, next: string) => `. ${next.toUpperCase()}`,
        ),
      ),
  },
  {
    kind: 'a sentence split before "and" or "but"',
    by: (text) =>
      only(
        text,
        text.replace(/, (and|but|so) (?=(we|I|he|she|they|it|the|there) )/g, (_, word: string) => `. ${upper(word)} `),
      ),
  },
  {
    kind: 'sentences joined by "and"',
    by: (text) =>
      only(
        text,
        text.replace(
          /(?<=[a-z])\. (?=(We|He|She|They|It|There|The|I) )(.)/g,
          (_, word: string) => `, and ${word === 'I' ? 'I' : word.charAt(0).toLowerCase()}`,
        ),
      ),
  },
  {
    kind: 'sentences joined by a semicolon',
    by: (text) =>
      only(
        text,
        text.replace(
          /(?<=[a-z])\. (?=(We|He|She|They|It|There) )(.)/g,
          (_, word: string) => `; ${word.charAt(0).toLowerCase()}`,
        ),
      ),
  },
  {
    kind: 'sentences joined by "but" or "so"',
    by: (text) =>
      only(
        text,
        text.replace(
          /(?<=[a-z])\. (?=(We|He|She|They|It) )(.)/,
          (_, word: string) => `, so ${word.charAt(0).toLowerCase()}`,
        ),
      ),
  },
  { kind: 'words of time first or last', by: reordered },
  { kind: 'paragraphs', by: (text) => only(text, text.replace(/(?<=[.?!]) (?=\p{Lu})/gu, '\n\n')) },
  {
    kind: 'em dashes',
    by: (text) => [
      ...only(text, text.replace(/, (?=and|but|not|who|which)/g, '—')),
      ...only(text, text.replace(/, (?=and|but|not|who|which)/g, ' – ')),
    ],
  },
  {
    kind: 'an Oxford comma',
    by: (text) => only(text, text.replace(/(?<=, [^,.]+(?<!one)) and (?=[^,.]+\.)/g, ', and ')),
  },
  {
    kind: 'no commas',
    by: (text) => (/["“]/.test(text) ? [] : only(text, text.replace(/(?<=[a-z]), (?=[a-z])/g, ' '))),
  },
  { kind: 'exclamation marks', by: (text) => only(text, text.replace(/\.$/, '!')) },
  { kind: 'a question mark', by: (text) => only(text, text.replace(/\?/g, '.')) },
  {
    kind: 'curly quotes and apostrophes',
    by: (text) =>
      only(
        text,
        text
          .replace(/(?<=\w)'(?=\w)/g, '’')
          .replace(/"([^"]+)"/g, '“$1”')
          .replace(/“([^“”]+)”/g, '“$1”'),
      ),
  },
  { kind: 'straight quotes', by: (text) => only(text, text.replace(/[“”]/g, '"').replaceAll('’', "'")) },
  { kind: 'single quotes around speech', by: (text) => only(text, text.replace(/[“"]([^“”"]+)[”"]/g, '‘$1’')) },
  {
    kind: 'a hyphen',
    by: (text) =>
      only(
        text,
        text
          .replace('full year', 'full-year')
          .replace('year over year', 'year-over-year')
          .replace('two thirds', 'two-thirds')
          .replace('Two thirds', 'Two-thirds')
          .replace('three quarters', 'three-quarters')
          .replace('up front', 'upfront')
          .replace('heart rate', 'heart-rate')
          .replace('four hundred', 'four-hundred'),
      ),
  },
  {
    kind: 'words with a capital',
    by: (text) =>
      only(
        text,
        text.replace(/\b(section|the court|chapter|agreement)\b/g, (found) =>
          found.replace(/\b\p{Ll}(?=\p{L}+$)/u, (one) => one.toUpperCase()),
        ),
      ),
  },
  {
    kind: 'names without a capital',
    by: (text) => only(text, text.replace(/\bBrand Bible\b/g, 'Brand Bible').replace('Celsius', 'celsius')),
  },
  {
    kind: 'British spelling',
    by: (text) =>
      only(
        text,
        text
          .replace(/\b(milli|centi|kilo)?meters\b/g, (found) => found.replace('meters', 'metres'))
          .replace(/\bmilliliters\b/g, 'millilitres')
          .replace('practised', 'practiced')
          .replace('Hemoglobin', 'Haemoglobin')
          .replace(/\bsummarize\b/g, 'summarise')
          .replace(/\bcolor\b/g, 'colour'),
      ),
  },
  { kind: 'two blanks and line ends', by: (text) => [`${text.replace(/(?<=\.) /g, '  ')}\n`] },
  {
    kind: 'colons and brackets',
    by: (text) => [
      ...only(text, text.replace(/, (?=it's|the )/, ': ')),
      ...only(text, text.replace(/, (which [^,\d]+),/, ' ($1),')),
    ],
  },
];
