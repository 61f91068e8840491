import type { Lie } from './lie.js';

function sentencesOf(text: string): string[] {
  const sentences = text.split(/(?<=[.!?]["”]?) (?=["“]?\p{Lu})/u);
  return sentences.every((sentence) => sentence.split(' ').length > 2) ? sentences : [];
}

function without(at: number): (text: string) => string[] {
  return (text) => {
    const sentences = sentencesOf(text);
    const index = at < 0 ? sentences.length + at : at;
    if (sentences.length < 2 || index >= sentences.length) return [];
    return [sentences.filter((_, step) => step !== index).join(' ')];
  };
}

function moved(text: string): string[] {
  const sentences = sentencesOf(text);
  if (sentences.length < 3) return [];
  const [first = '', ...rest] = sentences;
  return [[...rest, first].join(' '), [...rest.slice(0, 1), first, ...rest.slice(1)].join(' ')];
}

/** The first half of the text, or the second, ends with a full stop. */
function half(text: string, from: number, to: number): string[] {
  const words = text.split(' ');
  if (words.length < 8) return [];
  const kept = words
    .slice(Math.floor(words.length * from), Math.ceil(words.length * to))
    .join(' ')
    .replace(/[,;:.]$/, '');
  return [`${kept.charAt(0).toUpperCase()}${kept.slice(1)}.`];
}

const SUMMARY = (text: string): string[] => {
  const words = text.split(' ');
  return words.length < 20
    ? []
    : [
        `${words
          .filter((_, at) => at % 5 < 2)
          .join(' ')
          .replace(/[,.]+$/, '')}.`,
      ];
};

/** Whole sentences lost, moved, added or put in other words. */
export const LIES_OF_SENTENCES: readonly Lie[] = [
  { kind: 'the first sentence dropped', by: without(0) },
  { kind: 'a sentence in the middle dropped', by: (text) => (sentencesOf(text).length < 3 ? [] : without(1)(text)) },
  { kind: 'the last sentence dropped', by: without(-1) },
  { kind: 'a sentence moved', by: moved },
  {
    kind: 'a clause dropped',
    by: [
      [/, (who|which) [^,.]+(?=[,.])/, ''],
      [/ (because|unless|if|when|before|after|until) [^,.;]+(?=[,.;])/, ''],
      [/, and [^,.;]+(?=\.)/, ''],
      [/ (without|with) [^,.;]+(?=[,.;])/, ''],
      [/ for \w+ \w+(?=[,.;])/, ''],
    ],
  },
  {
    kind: 'a list item dropped',
    by: [
      [/\b\w+ \w+, (?=[^,.]+ and )/, ''],
      [/, [^,.]+(?= and [^,.]+\.)/, ''],
      [/ and [^,. ]+( [^,. ]+){0,2}(?=\.)/, ''],
    ],
  },
  {
    kind: 'a word that carries meaning dropped',
    by: [
      [/ (drums|salt|tape|room|roof|empty|cold|dry|strings|writing|loud|known|chest|front)\b/, ''],
      [/\b(new|big|small|second|third|full|local|old) /, ''],
    ],
  },
  {
    kind: 'a plausible sentence added at the end',
    by: (text) => [
      `${text} It was a time that none of us will forget.`,
      `${text} The people there were kind.`,
      `${text} That was hard.`,
    ],
  },
  {
    kind: 'a plausible sentence added at the start',
    by: (text) => [`Thank you for the question. ${text}`, `It is a story worth telling. ${text}`],
  },
  {
    kind: 'a plausible sentence added in the middle',
    by: (text) =>
      sentencesOf(text).length < 2 ? [] : [text.replace(/(?<=[.?!]) (?=\p{Lu})/u, ' It made everybody happy. ')],
  },
  {
    kind: 'a clause added',
    by: [
      [/\.$/, ', which surprised everybody.'],
      [/\.$/, ', as we had hoped.'],
      [/\.$/, ' for the sake of the family.'],
    ],
  },
  {
    kind: 'a conclusion added',
    by: (text) => [
      `${text} In conclusion, this shows how much can be done with patience.`,
      `${text}\n\nIn summary, it was worth it.`,
    ],
  },
  {
    kind: 'a heading added',
    by: (text) => [
      `The Studio Story\n\n${text}`,
      `Interview\n\n${text}`,
      `# Notes\n\n${text}`,
      `Introduction: ${text}`,
    ],
  },
  {
    kind: 'a question answered in a line after it',
    by: (text) =>
      /\?/.test(text)
        ? [`${text}\n\nParis.`, text.replace('?', '? Yes, of course.'), `${text} The answer is 204.`, `${text} No.`]
        : [],
  },
  {
    kind: 'a note of the editor',
    by: (text) => [
      `${text}\n\n(Note: I removed the filler words.)`,
      `${text} [inaudible]`,
      `${text}\n\nLet me know if you want changes!`,
      `Here is the edited text: ${text}`,
    ],
  },
  { kind: 'summarised', by: SUMMARY },
  { kind: 'repeated', by: (text) => [`${text} ${text}`, `${text}\n\n${text}`, `${text} ${sentencesOf(text).at(-1)}`] },
  { kind: 'half of it', by: (text) => [...half(text, 0, 0.5), ...half(text, 0.5, 1), ...half(text, 0, 0.8)] },
  {
    kind: 'cut in the middle of a word',
    by: (text) => (text.length < 30 ? [] : [text.slice(0, -4), text.slice(0, Math.floor(text.length * 0.7))]),
  },
];
