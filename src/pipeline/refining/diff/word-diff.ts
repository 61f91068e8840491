import type { BrandBible } from '../../../brand/brand-bible.js';
import { joinLines, readSpokenLines } from '../copy-editor/spoken-lines.js';
import { type NumberValue, numberValues } from '../numbers/number-values.js';
import { isNumberWord } from '../numbers/number-words.js';
import { align } from '../text/alignment.js';
import { PhraseFinder, type PhraseHit, phraseWords } from '../text/phrases.js';
import { plain, type Token, tokenize } from '../text/tokens.js';
import { expanded } from './contractions.js';
import { leftOut, type Stretch } from './left-out.js';
import { spokenForms } from './spoken-stretches.js';
import type { ChangeLabel, WordChange } from './word-change.js';

export type DiffRules = Pick<BrandBible, 'glossary' | 'banned'>;

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

/** Both texts as words, and what rules say of their places. */
interface Compared {
  readonly raw: string;
  readonly refined: string;
  /** What was meant to be said: without the words that are left out. */
  readonly said: readonly Token[];
  readonly written: readonly Token[];
  readonly explained: readonly Explained[];
  readonly numbers: { readonly said: readonly NumberValue[]; readonly written: readonly NumberValue[] };
}

/** A stretch of the transcript that a rule of the brand, or of written English, rewrites. */
interface Explained extends Stretch {
  /** What may stand there instead. */
  readonly words: ReadonlySet<string>;
  /** Whether a part of the stretch may change by itself. */
  readonly partly: boolean;
}

/** Words times words of a gap that is still cut in two. */
const LARGEST_SPLIT = 150;
/** Words that a figure takes in. */
const IN_FIGURES =
  /^(dollars?|euros?|pounds?|cents?|pence|percent|cent|per|point|oh|double|triple|and|a|of|am|pm|p|m|(twen|thir|for|fif|six|seven|eigh|nine)ties)$/;

function gapsOf(said: readonly string[], written: readonly string[]): Gap[] {
  const { partners } = align(said, written);
  const gaps: Gap[] = [];
  let [from, fromWritten] = [0, 0];
  for (let at = 0; at <= said.length; at += 1) {
    const partner = at === said.length ? written.length : partners[at]!;
    if (partner < 0) continue;
    if (at > from || partner > fromWritten) gaps.push({ from, to: at, fromWritten, toWritten: partner });
    [from, fromWritten] = [at + 1, partner + 1];
  }
  return gaps;
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(plain).filter(Boolean);
}

function placeOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.start ?? tokens.at(-1)?.end ?? 0;
}

function within<T extends { readonly start: number; readonly end: number }>(
  items: readonly T[],
  tokens: readonly Token[],
): T[] {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return items.filter((item) => item.start < end && item.end > start);
}

/** Compares a raw transcript with a refined text word by word, and says why each change was made as far as rules explain it. */
export class WordDiff {
  private readonly terms: PhraseFinder<string>;
  private readonly wordings: PhraseFinder<string>;

  constructor({ glossary, banned }: DiffRules) {
    const variants = glossary.flatMap(({ term, heardAs }) => [term, ...heardAs].map((heard) => ({ heard, term })));
    this.terms = new PhraseFinder(variants.map(({ heard, term }) => ({ words: phraseWords(heard), value: term })));
    this.wordings = new PhraseFinder(
      banned.map((entry) => ({ words: phraseWords(entry.banned), value: entry.preferred ?? '' })),
    );
  }

  /** The changes in the order of the transcript. Words that differ by case or punctuation alone are the same. */
  compare(raw: string, refined: string): WordChange[] {
    const { tokens, punctuated } = readSpokenLines(raw);
    const all = joinLines(tokens).filter(({ text }) => text !== '');
    const written = tokenize(refined).filter(({ text }) => text !== '');
    const out = leftOut(all, punctuated);
    const said = all.filter(({ start }) => !out.some((stretch) => stretch.start <= start && start < stretch.end));
    const compared = this.compared({ raw, refined, said, written });
    const changes = gapsOf(said.map(plain), written.map(plain)).flatMap((gap) => changesOf(gap, compared));
    return [...changes, ...omissions(out, changes, compared)]
      .filter(({ before, after }) => before !== after)
      .toSorted((a, b) => a.rawSpan[0] - b.rawSpan[0] || a.refinedSpan[0] - b.refinedSpan[0]);
  }

  /** The changes from one written text to another. Here the case of a word counts, and nothing is taken for a slip of the tongue. */
  compareTexts(before: string, after: string): WordChange[] {
    const [said, written] = [before, after].map((text) => tokenize(text).filter((token) => token.text !== '')) as [
      Token[],
      Token[],
    ];
    const compared = this.compared({ raw: before, refined: after, said, written });
    const words = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
    return gapsOf(words(said), words(written)).flatMap((gap) => changesOf(gap, compared));
  }

  private compared(texts: Pick<Compared, 'raw' | 'refined' | 'said' | 'written'>): Compared {
    const numbers = { said: numberValues(texts.said), written: numberValues(texts.written) };
    return { ...texts, explained: this.explained(texts.said), numbers };
  }

  private explained(said: readonly Token[]): Explained[] {
    const stretch = (label: ChangeLabel) => (hit: PhraseHit<string>) => ({
      label,
      partly: true,
      start: said[hit.from]!.start,
      end: said[hit.to - 1]!.end,
      words: new Set(
        phraseWords(hit.value + hit.ending).flatMap((word) => [word, word.replace(/'s?$/, ''), `${word}s`]),
      ),
    });
    const terms = this.terms.all(said).map(stretch('GLOSSARY'));
    const forms = spokenForms(said).map(({ written, ...form }) => ({
      ...form,
      partly: false,
      words: new Set(written),
    }));
    return [...terms, ...this.wordings.all(said).map(stretch('STYLE')), ...forms];
  }
}

/** The change of a gap; two changes where each half of it has a reason of its own, as in "utilize twenty": "use 20". */
function changesOf(gap: Gap, compared: Compared): WordChange[] {
  const whole = changeOf(gap, compared);
  const [words, others] = [gap.to - gap.from, gap.toWritten - gap.fromWritten];
  if (whole.label !== 'UNEXPLAINED' || words * others > LARGEST_SPLIT) return [whole];
  for (let cut = gap.from + 1; cut < gap.to; cut += 1) {
    for (let cutWritten = gap.fromWritten; cutWritten <= gap.toWritten; cutWritten += 1) {
      const halves = [
        changeOf({ ...gap, to: cut, toWritten: cutWritten }, compared),
        changeOf({ ...gap, from: cut, fromWritten: cutWritten }, compared),
      ];
      if (halves.every(({ label }) => label !== 'UNEXPLAINED')) return halves;
    }
  }
  return [whole];
}

function changeOf(gap: Gap, compared: Compared): WordChange {
  const { raw, refined, said, written } = compared;
  const [before, after] = [said.slice(gap.from, gap.to), written.slice(gap.fromWritten, gap.toWritten)];
  const rawSpan = spanOf(before, placeOf(said, gap.from));
  const refinedSpan = spanOf(after, placeOf(written, gap.fromWritten));
  const label = labelOf(before, after, compared);
  return { label, before: raw.slice(...rawSpan), after: refined.slice(...refinedSpan), rawSpan, refinedSpan };
}

function spanOf(tokens: readonly Token[], place: number): readonly [number, number] {
  return tokens.length === 0 ? [place, place] : [tokens[0]!.start, tokens.at(-1)!.end];
}

function labelOf(before: readonly Token[], after: readonly Token[], { explained, numbers }: Compared): ChangeLabel {
  const [words, target] = [wordsOf(before), wordsOf(after)];
  const sameText = expanded(words.join(' ')) === expanded(target.join(' '));
  if (sameText) return 'STYLE';
  const [from, to] = [before[0]?.start ?? -1, before.at(-1)?.end ?? -1];
  for (const { start, end, label, words: allowed, partly } of explained) {
    const inside = partly ? from >= start && to <= end : from === start && to === end;
    if (inside && target.every((word) => allowed.has(word))) return label;
  }
  return sameNumbers(before, after, numbers) ? 'NUMBER_FORMAT' : 'UNEXPLAINED';
}

/** The same values in the same order, and no word beside them. */
function sameNumbers(before: readonly Token[], after: readonly Token[], numbers: Compared['numbers']): boolean {
  const extra = (tokens: readonly Token[]) =>
    wordsOf(tokens)
      .flatMap((word) => word.split('-'))
      .filter((word) => !/\d/.test(word) && !isNumberWord(word) && !IN_FIGURES.test(word));
  if (extra(before).length > 0 || extra(after).length > 0 || before.length === 0) return false;
  const valuesOf = (items: readonly NumberValue[]) => items.map(({ value }) => value).join(' ');
  if (after.length === 0)
    return wordsOf(before).every((word) => IN_FIGURES.test(word) && word.length > 2 && word !== 'and');
  const [said, written] = [within(numbers.said, before), within(numbers.written, after)];
  return said.length > 0 && valuesOf(said).replaceAll(' ', '') === valuesOf(written).replaceAll(' ', '');
}

/** The words that were left out, but for those that the text has all the same. */
function omissions(out: readonly Stretch[], changes: readonly WordChange[], { raw, written }: Compared): WordChange[] {
  return out.map(({ label, start, end }) => {
    const before = raw.slice(start, end);
    const later = changes.findLast(({ rawSpan }) => rawSpan[1] <= start);
    const place = later?.refinedSpan[1] ?? placeOf(written, 0);
    return { label, before, after: '', rawSpan: [start, end], refinedSpan: [place, place] };
  });
}
