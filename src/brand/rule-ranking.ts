/** Measures how relevant each rule of a Brand Bible is to a transcript. */
export interface RuleRanking {
  /** One number for each text, 0 for none, higher for more. The same texts and transcript give the same numbers. */
  rank(texts: readonly string[], transcript: string, language: string | null): Promise<readonly number[]>;
}

/** Nest injection token of the RuleRanking. */
export const RULE_RANKING = Symbol('RuleRanking');
