import { type NumberValue } from '../english/numbers/number-values.js';
import { isNumberWord } from '../figures/english/number-words.js';
import type { Gap } from '../text/alignment.js';
import { plain, type Token } from '../text/tokens.js';
import { expanded } from './contractions.js';
import type { Stretch } from './left-out.js';
import type { ChangeLabel, WordChange } from './word-change.js';

/** Both texts as words, with the labels of the rules. */
export interface Compared {
  readonly raw: string;
  readonly refined: string;
  /** The intended words: without the removed ones. */
  readonly said: readonly Token[];
  readonly written: readonly Token[];
  readonly explained: readonly Explained[];
  readonly numbers: { readonly said: readonly NumberValue[]; readonly written: readonly NumberValue[] };
}

/** A stretch of the transcript that a rule of the brand, or of written English, rewrites. */
export interface Explained extends Stretch {
  /** The possible replacements. */
  readonly words: ReadonlySet<string>;
  /** Whether a part of the stretch may change alone. */
  readonly partly: boolean;
}

/** Maximum size (words times words) of a gap that is split in two. */
const LARGEST_SPLIT = 150;
/** Maximum number of words of a figure. */
const IN_FIGURES =
  /^(dollars?|euros?|pounds?|cents?|pence|percent|cent|per|point|over|oh|double|triple|and|a|of|am|pm|p|m|(twen|thir|for|fif|six|seven|eigh|nine)ties)$/;

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(plain).filter(Boolean);
}

/** Where the word at a place begins, or the text ends, as a UTF-16 offset. */
export function placeOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.start ?? tokens.at(-1)?.end ?? 0;
}

function within<T extends { readonly start: number; readonly end: number }>(
  items: readonly T[],
  tokens: readonly Token[],
): T[] {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return items.filter((item) => item.start < end && item.end > start);
}

/** The change of a gap; two changes if its halves have different reasons, as in "utilize twenty": "use 20". */
export function changesOf(gap: Gap, compared: Compared): WordChange[] {
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
