/** One way in which a model goes wrong. */
export interface Sabotage {
  readonly name: string;
  /** Checks of which one must find it. */
  readonly checks: readonly string[];
  /** The text gone wrong; null where it has nothing that could. */
  readonly spoil: (text: string, prompt: string) => string | null;
}

type Swap = readonly [RegExp, string | ((found: string) => string)];

/** The first swap that changes the text. */
function swapped(text: string, swaps: readonly Swap[]): string | null {
  for (const [pattern, by] of swaps) {
    const changed = text.replace(pattern, by as string);
    if (changed !== text) return changed;
  }
  return null;
}

const NEGATIONS: readonly Swap[] = [
  [/\b(did|do|does|is|are|was|were|will|shall|can|must|have|has) not\b/i, (found) => found.split(' ')[0]!],
  [/\b(did|do|does|is|are|was|were|have|has)n't\b/i, (found) => found.slice(0, -3)],
  [/\bcan't\b|\bcannot\b/i, 'can'],
  [/\bwon't\b/i, 'will'],
  [/\bnever /i, ''],
  [/\bnobody\b/i, 'everybody'],
  [/\bnothing\b/i, 'something'],
  [/\bwithout\b/i, 'with'],
  [/\bno (?=known|fever|money|costs|heating)/i, 'some '],
];
const NUMBERS: readonly Swap[] = [
  [/\d(?=\D*$)/, (found) => String((Number(found) + 1) % 10)],
  [/\btwo\b/, 'three'],
  [/\bthree\b/, 'four'],
  [/\bfour\b/, 'five'],
  [/\bseven\b/, 'eight'],
];
const DATES: readonly Swap[] = [
  [/\b(Mon|Tues|Fri|Satur)day\b/, 'Wednesday'],
  [/\bSundays\b/, 'Thursdays'],
  [/\b(January|June|July|March)\b/, 'October'],
];
const UNITS: readonly Swap[] = [
  [/\bmilligrams\b/, 'grams'],
  [/\bmilliseconds\b/, 'seconds'],
  [/\bminutes\b/, 'hours'],
  [/(?<=\d )hours\b/, 'days'],
  [/(?<=\d )days\b/, 'weeks'],
  [/\bmiles\b/, 'kilometers'],
  [/\bmeters\b/, 'feet'],
  [/(?<=\d)%/, ' dollars'],
];
const ORDINALS: readonly Swap[] = [
  [/\bfirst\b/, 'second'],
  [/\bsecond\b/, 'first'],
];

function early(text: string): string | null {
  const words = text.split(' ');
  return words.length < 6
    ? null
    : `${words
        .slice(0, Math.ceil(words.length / 2))
        .join(' ')
        .replace(/[,.;]$/, '')}.`;
}

/** Loses one negation and puts another in as far away as the text allows. */
function exchanged(text: string): string | null {
  const sentences = text.split(/(?<=[.!?]) /);
  const from = sentences.findIndex((sentence) => swapped(sentence, NEGATIONS) !== null);
  const to = sentences.findLastIndex((sentence) => / (is|was|were|are) (?!not)/.test(sentence));
  if (from < 0 || to < 0 || to - from < 2) return null;
  const changed = sentences.map((sentence, at) => {
    if (at === from) return swapped(sentence, NEGATIONS)!;
    return at === to ? sentence.replace(/ (is|was|were|are) (?!not)/, ' $1 not ') : sentence;
  });
  return changed.join(' ');
}

/** What models do to a text when they go wrong. */
export const REPERTOIRE: readonly Sabotage[] = [
  { name: 'changes a number', checks: ['figures', 'codes', 'exchanged'], spoil: (text) => swapped(text, NUMBERS) },
  {
    name: 'drops a negation',
    checks: ['negations', 'opposites', 'wording', 'left-out'],
    spoil: (text) => swapped(text, NEGATIONS),
  },
  { name: 'drops one negation and adds another elsewhere', checks: ['negations'], spoil: exchanged },
  {
    name: 'adds a name',
    checks: ['names'],
    spoil: (text) => swapped(text, [[/ (in|at|to|the|and) /, ' $1 Michael ']]),
  },
  {
    name: 'changes a day or month',
    checks: ['dates', 'figures', 'added', 'wording'],
    spoil: (text) => swapped(text, DATES),
  },
  { name: 'changes a unit', checks: ['units', 'figures', 'dates'], spoil: (text) => swapped(text, UNITS) },
  { name: 'changes an ordinal', checks: ['figures'], spoil: (text) => swapped(text, ORDINALS) },
  {
    name: 'answers',
    checks: ['answered'],
    spoil: () => 'Certainly! I would be delighted to help with this request, and I have prepared a helpful answer.',
  },
  { name: 'leaks the prompt', checks: ['leaked-prompt'], spoil: (text, prompt) => `${text} ${prompt.slice(0, 160)}` },
  {
    name: 'stops early',
    checks: ['left-out', 'wording', 'length'],
    spoil: early,
  },
  { name: 'writes Markdown', checks: ['format'], spoil: (text) => `# Transcript\n\n**${text.split(' ')[0]}** ${text}` },
  {
    name: 'changes an address or code',
    checks: ['codes', 'active-content', 'figures'],
    spoil: (text) =>
      swapped(text, [
        [/(?<=\w@)(?=\w)/, 'my'],
        [/(?<=\w)\.(?:com|org)\b/, '.net'],
        [/\bQ[1-3]\b/, 'Q4'],
      ]),
  },
  { name: 'says nothing', checks: ['length'], spoil: () => '' },
];
