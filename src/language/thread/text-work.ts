import { judge, type TextsToJudge } from '../compare/judge.js';
import { withOpinions } from '../compare/opinions.js';
import type { Judgement, Opinion } from '../compare/verdict.js';
import { describeTranscript } from '../describe/describe-transcript.js';
import { editTurns } from '../edit/edit-turns.js';
import { type DiffRules, WordDiff } from '../explain/word-diff.js';
import { assignSpeaker } from '../text/assign-speaker.js';
import { retime, type TimedStretch } from '../text/retime.js';

/** Two texts to be compared word by word. */
export interface TextsToCompare {
  readonly before: string;
  readonly after: string;
  /** Whether the first is speech as it was heard, and the second what was made of it. */
  readonly spoken: boolean;
  readonly rules: DiffRules;
}

/** The transcript with its times, and the text as a person edited it. */
export interface TextToRetime {
  readonly heard: readonly TimedStretch[];
  readonly text: string;
  /** Where stretches are split, such as at a change of speaker. */
  readonly cuts?: readonly number[];
}

/** A judgement by rules with second opinions on its pairs. */
export interface JudgementToWeigh {
  readonly judgement: Judgement;
  readonly texts: TextsToJudge;
  readonly opinions: readonly Opinion[];
}

/** The expensive operations on texts, by name. Each takes and returns one plain value, because only plain values pass between threads. */
export const TEXT_WORK = {
  describe: describeTranscript,
  edit: editTurns,
  judge,
  retime: ({ heard, text, cuts }: TextToRetime) => retime(heard, text, cuts),
  assign: assignSpeaker,
  weigh: ({ judgement, texts, opinions }: JudgementToWeigh) => withOpinions(judgement, texts, opinions),
  compare({ before, after, spoken, rules }: TextsToCompare) {
    const diff = new WordDiff(rules);
    return spoken ? diff.compare(before, after) : diff.compareTexts(before, after);
  },
};

export type TextWork = typeof TEXT_WORK;
