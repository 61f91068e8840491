import type { BrandBible } from '../../brand/brand-bible.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import type { Alignment } from '../text/alignment.js';
import type { Token } from '../text/tokens.js';

/** A finding, and how much it weighs: REVIEW asks a person to look, REJECT means the text must not be published. */
export interface WeighedFinding extends RefinementFinding {
  readonly weight: 'REVIEW' | 'REJECT';
}

/** What every check is given. All offsets are those of the two texts as they are stored. */
export interface Comparison {
  readonly raw: string;
  readonly refined: string;
  /** Tokens of the raw transcript without hesitations and false starts, in the brand's spelling and wording: what was meant to be said. */
  readonly spoken: readonly Token[];
  /** Tokens of the refined text. */
  readonly written: readonly Token[];
  /** Which spoken token is which written one. */
  readonly alignment: Alignment;
  readonly brandBible: BrandBible;
  readonly systemPrompt: string;
}

/** One way in which a refined text can fail to say what was said. Pure: the same comparison gives the same findings. */
export type Check = (comparison: Comparison) => WeighedFinding[];

/** The span of a token or number, as findings carry it. */
export function spanOf(item: { readonly start: number; readonly end: number }): [number, number] {
  return [item.start, item.end];
}
