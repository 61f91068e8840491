import type { BrandFacts } from '../compare/verdict.js';
import { joinLines, readSpokenLines } from '../edit/spoken-lines.js';
import { numberValues } from '../english/numbers/number-values.js';
import { align, gapsOf } from '../text/alignment.js';
import { PhraseFinder, type PhraseHit, phraseWords } from '../text/phrases.js';
import { plain, type Token, tokenize } from '../text/tokens.js';
import { type Compared, changesOf, type Explained, placeOf } from './label-changes.js';
import { leftOut, type Stretch } from './left-out.js';
import { spokenForms } from './spoken-stretches.js';
import type { ChangeLabel, WordChange } from './word-change.js';

export type DiffRules = Pick<BrandFacts, 'glossary' | 'banned'>;

/** Compares a raw transcript with a refined text word by word, and gives the reason of each change that a rule explains. */
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

  /** The changes in the order of the transcript. Words that differ only in case or punctuation are equal. */
  compare(raw: string, refined: string): WordChange[] {
    const { tokens, punctuated } = readSpokenLines(raw);
    const all = joinLines(tokens).filter(({ text }) => text !== '');
    const written = tokenize(refined).filter(({ text }) => text !== '');
    const out = leftOut(all, punctuated);
    const said = all.filter(({ start }) => !out.some((stretch) => stretch.start <= start && start < stretch.end));
    const compared = this.compared({ raw, refined, said, written });
    const changes = gapsOf(align(said.map(plain), written.map(plain)), written.length).flatMap((gap) =>
      changesOf(gap, compared),
    );
    return [...changes, ...omissions(out, changes, compared)]
      .filter(({ before, after }) => before !== after)
      .toSorted((a, b) => a.rawSpan[0] - b.rawSpan[0] || a.refinedSpan[0] - b.refinedSpan[0]);
  }

  /** The changes from one written text to another. The case of a word counts, and no change is a slip of the tongue. */
  compareTexts(before: string, after: string): WordChange[] {
    const [said, written] = [before, after].map((text) => tokenize(text).filter((token) => token.text !== '')) as [
      Token[],
      Token[],
    ];
    const compared = this.compared({ raw: before, refined: after, said, written });
    const words = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
    return gapsOf(align(words(said), words(written)), written.length).flatMap((gap) => changesOf(gap, compared));
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

/** The removed words, except those that the text has anyway. */
function omissions(out: readonly Stretch[], changes: readonly WordChange[], { raw, written }: Compared): WordChange[] {
  return out.map(({ label, start, end }) => {
    const before = raw.slice(start, end);
    const later = changes.findLast(({ rawSpan }) => rawSpan[1] <= start);
    const place = later?.refinedSpan[1] ?? placeOf(written, 0);
    return { label, before, after: '', rawSpan: [start, end], refinedSpan: [place, place] };
  });
}
