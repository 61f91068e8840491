import type { HonestEdit } from './honest-edit.js';

/** What was said, only with a capital and a full stop: fillers and all. */
function verbatim(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
}

/** What editors do with what is only spoken: contractions, fillers, openers, slips of grammar. */
export const HONEST_SPEECH: readonly HonestEdit[] = [
  {
    kind: 'contractions written out',
    by: [
      [/\bwon't\b/g, 'will not'],
      [/\bcan't\b/g, 'cannot'],
      [/n't\b/g, ' not'],
      [/(?<=\b(I|[Ww]e|[Tt]hey|[Yy]ou))'ve\b/g, ' have'],
      [/'re\b/g, ' are'],
      [/\bI'm\b/g, 'I am'],
      [/(?<=\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat))'s\b/g, ' is'],
      [/'ll\b/g, ' will'],
      [/\b[Ll]et's\b/g, 'let us'],
    ],
  },
  {
    kind: 'contracted',
    by: [
      [
        /\b(did|do|does|is|are|was|were|have|has|had|would|could|should) not\b(?! only)/g,
        (found) => found.replace(' not', "n't"),
      ],
      [/\bwill not\b/g, "won't"],
      [/\bcannot\b/g, "can't"],
      [/\bI am\b/g, "I'm"],
      [/\b([Ii]t|[Tt]here|[Tt]hat|[Hh]e|[Ss]he) is\b/g, (found) => found.replace(' is', "'s")],
      [/\b([Ww]e|[Tt]hey|[Yy]ou) are\b/g, (found) => found.replace(' are', "'re")],
      [/\b(I|[Ww]e|[Tt]hey) have\b(?= (been|not|never|had))/g, (found) => found.replace(' have', "'ve")],
    ],
  },
  { kind: 'cannot as can not', by: [[/\bcannot\b/g, 'can not']] },
  {
    kind: 'an opener dropped',
    by: (text) => {
      const changed = text.replace(
        /(^|(?<=[.?!] ))(So|Well|Now|Oh|Okay|And|But|Yes|Yeah)\b,? (?=\p{L})(.)/gu,
        (_, _start, _word, next: string) => next.toUpperCase(),
      );
      return changed === text ? [] : [changed];
    },
  },
  {
    kind: 'an opener added',
    by: (text) =>
      /^(I|We|He|She|They) /.test(text)
        ? [`So ${text.charAt(0) === 'I' ? text : text.charAt(0).toLowerCase() + text.slice(1)}`]
        : [],
  },
  {
    // Not "basically", "kind of" or "sort of": they say how sure the speaker is.
    kind: 'small words that fill dropped',
    by: [
      [/,? you know,?/g, ''],
      [/(?<!n't |not )\b(just|really|actually|literally) /g, ''],
      [/\bthe thing is,? (?=when)/g, ''],
      [/\blike (?=\d|ten)/g, ''],
    ],
  },
  {
    kind: 'everything that was said kept',
    by: (_, { said, terms, never }) => (terms.length + never.length > 0 ? [] : [verbatim(said)]),
  },
  {
    kind: 'gonna and wanna',
    by: (text, { said }) =>
      /\bgoing to\b|\bwant to\b/.test(said)
        ? [text.replaceAll('going to', 'gonna').replaceAll('want to', 'wanna')]
        : [],
  },
  {
    kind: 'an article added',
    by: [
      [/\b(?<=in )(?=writing\b)/g, 'the '],
      [/\bhad (?=nothing)/g, 'had '],
      [/\b(?<=and )(?=white count)/g, 'the '],
      [/^Hemoglobin/g, 'The hemoglobin'],
      [/\b(?<=with )(?=alcohol)/g, 'the '],
    ],
  },
  {
    kind: '"that" put in or left out',
    by: [
      [/\bthat (?=(we|I|he|she|they|you|it) )/g, ''],
      [/\b(think|believe|know|said) (?=(we|I|he|she|they|it) )/g, (found) => `${found}that `],
    ],
  },
  { kind: '"about" for "something like"', by: [[/\bsomething like\b/g, 'about']] },
  { kind: 'relative joined', by: [[/\. (?:It|He|She) (?=(is|was|has) )/g, ', which ']] },
];
