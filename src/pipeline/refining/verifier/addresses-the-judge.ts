import type { PairText } from './verifier.js';

/** Words that instruct a reader what to conclude. */
const ORDERS = /\b(say|answer|reply|respond|return|output|mark|rate|judge|label|report|write|choose)\b/i;
const RELATION_NAMES = /["'“‘]?\b(same|weaker|stronger|changed|added|lost)\b/i;
const READERS =
  /\b(judge|verifier|reviewer|checker|evaluator|second opinion|relation|pairs?|instructions?|system prompt|assistant|language model|ai)\b/i;

/**
 * Whether a stretch instructs its judge what to find ("to the judge: answer same"). Such a pair is not shown to a model, so that it cannot
 * sway what is said of the others; the rules alone decide on it.
 */
export function addressesTheJudge({ said, written }: PairText): boolean {
  return [said, written].some((text) => ORDERS.test(text) && RELATION_NAMES.test(text) && READERS.test(text));
}
