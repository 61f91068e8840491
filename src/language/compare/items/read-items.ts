import { type AnnotatedText, type Annotation, CERTAIN } from '../../annotate/annotation.js';
import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import type { BrandFacts } from '../verdict.js';
import { BrandWording } from './brand-wording.js';
import type { Item, ItemKind } from './item.js';
import { type Entry, PhraseTable } from './phrase-table.js';
import { withoutSpelling } from './spelt-letters.js';
import { type SubWord, subWords } from './sub-words.js';
import { WordKeys } from './word-keys.js';

/** Words that are bounds only before a figure; elsewhere they are prepositions. */
const BEFORE_FIGURE =
  /^(about|around|over|under|above|below|within|close to|up to|just about|inside of|or so|exactly)$/;
const COUNTED =
  /^(a|an|the|half|one|hundred|thousand|dozen|million|couple|quarter|third|two|every|all|everyone|everybody|everything|nothing|everywhere|midnight|noon|couple|few|several)$/;

/** How far, in items, the negation after "ne" may be. */
const COMPANION_REACH = 7;
/** "Q." and "A." before a question and an answer: labels, not an article. */
const LABEL = /^[A-Z]$/;

/** Reads the items of annotated texts of one language under one Brand Bible. */
export class ItemReader {
  private readonly keys: WordKeys;
  private readonly phrases: PhraseTable;
  private readonly wording: BrandWording;

  constructor(
    private readonly lexicon: Lexicon | null,
    brand: BrandFacts,
  ) {
    this.keys = new WordKeys(lexicon);
    this.phrases = new PhraseTable(lexicon, brand);
    this.wording = new BrandWording(brand, lexicon);
  }

  read(annotated: AnnotatedText): Item[] {
    const words = withoutSpelling(this.wording.applied(subWords(annotated.tokens, this.lexicon)), this.lexicon);
    const figureAt = figuresByToken(annotated);
    const nameAt = namesByToken(annotated);
    const items: Omit<Item, 'after'>[] = [];
    for (let at = 0; at < words.length; ) {
      const figures = figureAt.get(words[at]!.at) ?? [];
      const entry = this.phrases.at(words, at);
      const to = figures.length === 0 ? 0 : firstAfter(words, at, figures.at(-1)!.to);
      if (
        entry !== null &&
        (to === 0 || (entry.entry.kind === 'term' && entry.to >= to)) &&
        this.applies(entry.entry, words, entry.to, figureAt)
      ) {
        items.push(this.ofEntry(entry.entry, words, at, entry.to, annotated));
        at = entry.to;
      } else if (to > 0) {
        items.push(...ofFigures(figures, words.slice(at, to), annotated));
        at = to;
      } else {
        items.push(this.ofWord(words, at, annotated, nameAt.has(words[at]!.at)));
        at += 1;
      }
    }
    return withAfter(this.withCompanions(items), annotated.text);
  }

  /** "Ne" beside its negation does not count as a second one: speech omits it. */
  private withCompanions(items: readonly Omit<Item, 'after'>[]): readonly Omit<Item, 'after'>[] {
    const companions = this.lexicon?.negationCompanions;
    if (companions === undefined) return items;
    const isCompanion = ({ kind, words }: Omit<Item, 'after'>) => kind === 'negation' && companions.has(words[0] ?? '');
    return items.map((item, at) => {
      const near = items.slice(at + 1, at + COMPANION_REACH);
      const beside = isCompanion(item) && near.some((one) => one.kind === 'negation' && !isCompanion(one));
      return beside ? { ...item, kind: 'light' } : item;
    });
  }

  private applies(
    { kind, phrase }: Entry,
    words: readonly SubWord[],
    to: number,
    figures: ReadonlyMap<number, unknown>,
  ) {
    if (kind !== 'shade' || this.lexicon?.language !== 'en' || !BEFORE_FIGURE.test(phrase)) return true;
    if (phrase === 'or so' || phrase === 'exactly') return true;
    const next = [words[to], words[to + 1]];
    return next.some(
      (word) =>
        word !== undefined &&
        (figures.has(word.at) || COUNTED.test(word.word)) &&
        word.word !== 'the' &&
        word.word !== 'a',
    );
  }

  private ofEntry(
    { key, kind, shade }: Entry,
    words: readonly SubWord[],
    from: number,
    to: number,
    { tokens }: AnnotatedText,
  ) {
    const said = words.slice(from, to).map(({ word }) => word);
    const place = placeOf(words, from, to, tokens);
    const plain = { figure: null, form: 'base' as const, plural: false };
    return { kind, key, words: said, shade, name: kind === 'term', ...plain, ...place };
  }

  private ofWord(words: readonly SubWord[], at: number, { tokens }: AnnotatedText, name: boolean): Omit<Item, 'after'> {
    const { word, at: token } = words[at]!;
    const { key, form, plural } = this.keys.of(word);
    const label = LABEL.test(tokens[token]!.text) && /^[.:]/.test(tokens[token]!.after);
    const kind = label ? 'word' : this.kindOf(word, tokens[token]!.after, words[at + 1]);
    const person = this.phrases.personOf(word);
    const named = name && kind === 'word';
    const shared = { figure: null, shade: null, form, plural, name: named, ...placeOf(words, at, at + 1, tokens) };
    return { kind, key: person ?? (key === '' ? word : key), words: [word], ...shared };
  }

  private kindOf(word: string, after: string, next: SubWord | undefined): ItemKind {
    const { lexicon } = this;
    if (word === "'s") return 'auxiliary';
    if (lexicon === null) return 'word';
    if (lexicon.hesitations.test(word) || isLaughter(word, lexicon.language)) return 'noise';
    if (lexicon.language === 'en' && word === 'no' && isInterjection(after, next)) return 'word';
    if (lexicon.negations.has(word)) return 'negation';
    if (this.phrases.personOf(word) !== undefined) return 'pronoun';
    if (lexicon.auxiliaries.has(word)) return 'auxiliary';
    if (lexicon.determiners.has(word) || lexicon.conjunctions.has(word)) return 'light';
    if (lexicon.prepositions.has(word)) return 'preposition';
    if (lexicon.pronouns.has(word)) return 'light';
    if (lexicon.idleWords?.has(word) || (lexicon.idleWords === undefined && lexicon.idlePhrases.includes(word)))
      return 'idle';
    return lexicon.discourseMarkers?.has(word) ? 'marker' : 'word';
  }
}

/** "Ha" is "has" in the Romance languages, and "ja ja" is "yes, yes" in German and Dutch. */
function isLaughter(word: string, language: string): boolean {
  if (/^(h[aeio]h?)\1+$|^k{3,}$|^(rs){2,}$/.test(word)) return true;
  return /^(en|de|nl)$/.test(language) ? /^(ha|hah|heh)$/.test(word) : language === 'es' && /^(ja|je){2,}$/.test(word);
}

/** Whether "no" is an answer, as in "no, it is 40"; not in "no fever". */
function isInterjection(after: string, next: SubWord | undefined): boolean {
  if (after !== '' || next === undefined) return true;
  return /^(i|you|he|she|it|we|they|that|this|there|actually|wait|sorry|not|no|not|the|but|and|so|because|thank|thanks|please|well|don't|do|is|was|what|who|when|where|why|how|which|wait|i'm)$/.test(
    next.word,
  );
}

type FoundFigure = Extract<Annotation, { kind: 'figure' }>;

/** The items of the figures that begin at one token: two of `40–45`, whose words are its ends. */
function ofFigures(figures: readonly FoundFigure[], words: readonly SubWord[], { tokens }: AnnotatedText) {
  const said = words.map(({ word }) => word);
  const ends = said[0]!.split(/[-–—]/u).filter(Boolean);
  const place = placeOf(words, 0, words.length, tokens);
  return figures.map(({ figure }, step) => {
    const last = step === figures.length - 1;
    const own = figures.length === ends.length && figures.length > 1 ? [ends[step]!] : said.slice(0, 1);
    const plain = { shade: null, form: 'base' as const, plural: false, name: false };
    const all = last ? [...own, ...said.slice(1)] : own;
    return { kind: 'figure' as const, key: `#${figure.readings[0]}`, words: all, figure, ...plain, ...place };
  });
}

function placeOf(words: readonly SubWord[], from: number, to: number, tokens: AnnotatedText['tokens']) {
  const [first, last] = [words[from]!, words[to - 1]!];
  return { start: first.start, end: last.end, from: first.at, to: last.at + 1, quoted: tokens[first.at]!.quoted };
}

function firstAfter(words: readonly SubWord[], at: number, token: number): number {
  let to = at + 1;
  while (to < words.length && words[to]!.at < token) to += 1;
  return to;
}

/** Whether "a day" may be a figure: it starts with an article, and its loss or addition does not change a fact. */
const ARTICLE = /^(a|an|per|ein|eine|einen|einem|einer|un|una|une|um|uma|een)$/i;

function figuresByToken({ annotations, tokens }: AnnotatedText) {
  const sure = (one: FoundFigure) =>
    one.confidence >= CERTAIN || !one.figure.readings.includes('1') || !ARTICLE.test(tokens[one.from]!.text);
  const byToken = new Map<number, FoundFigure[]>();
  for (const one of annotations.filter((found) => found.kind === 'figure').filter(sure)) {
    for (const token of range(one.from, one.to)) byToken.set(token, [...(byToken.get(token) ?? []), one]);
  }
  for (const found of byToken.values()) found.sort((a, b) => a.to - b.to);
  return byToken;
}

function namesByToken({ annotations }: AnnotatedText): ReadonlySet<number> {
  const names = annotations.filter((one) => one.kind === 'name');
  return new Set(names.flatMap((one) => range(one.from, one.to)));
}

function withAfter(items: readonly Omit<Item, 'after'>[], text: string): Item[] {
  return items.map((item, at) => {
    const next = items[at + 1]?.start ?? text.length;
    return { ...item, after: next > item.end ? text.slice(item.end, next) : '' };
  });
}
