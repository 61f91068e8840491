import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CHANGE_LABELS, type ChangeLabel } from '../../language/explain/word-change.js';

/** GraphQL's `ChangeLabel`. */
export const ChangeLabelEnum = Object.fromEntries(CHANGE_LABELS.map((label) => [label, label])) as {
  readonly [Label in ChangeLabel]: Label;
};
registerEnumType(ChangeLabelEnum, {
  name: 'ChangeLabel',
  description: 'Why words of the transcript differ from the refined text.',
  valuesMap: {
    FILLER: { description: 'A hesitation was left out.' },
    REPETITION: { description: 'Words said twice by accident were left out.' },
    CORRECTION: { description: 'A slip that the speaker corrected was left out.' },
    GLOSSARY: { description: 'A term has its one spelling.' },
    STYLE: { description: 'The brand’s wording, or a contraction.' },
    NUMBER_FORMAT: { description: 'The same number, written differently.' },
    UNEXPLAINED: { description: 'No rule explains it: read it.' },
  },
});

/** One of `Job.textDiff`. */
@ObjectType('WordChange', { description: 'Words that differ between the transcript and the refined text.' })
export class WordChangeType {
  @Field(() => ChangeLabelEnum, { description: 'Why.' })
  label: ChangeLabel;

  @Field(() => String, { description: 'What was said; empty where words were added.' })
  before: string;

  @Field(() => String, { description: 'What was written; empty where words were left out.' })
  after: string;

  @Field(() => [Int], { description: 'UTF-16 offsets in the raw transcript: start and end.' })
  rawSpan: readonly number[];

  @Field(() => [Int], { description: 'UTF-16 offsets in the refined text: start and end.' })
  refinedSpan: readonly number[];
}
