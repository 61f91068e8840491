import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { RefinementVerdictEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { RefinementCoverageType, RefinementFindingType } from '../../jobs/graphql/refinement.graphql.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import type { Verdict } from '../../language/compare/verdict.js';
import { ParagraphEdits } from '../versions/paragraph-edits.js';

/** The longest paragraph, in UTF-16 units. */
const LONGEST_PARAGRAPH = 200_000;
/** Judging the text of a long recording takes seconds of a thread, as much as several lists of jobs. */
const CHECK_COST = 200;

/** The arguments of `editParagraph` and `checkParagraph`. */
@ArgsType()
class ParagraphArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;

  @Field(() => String, { description: 'The new paragraph; a text of only spaces removes the paragraph.' })
  @IsString()
  @MaxLength(LONGEST_PARAGRAPH, { message: `must have at most ${LONGEST_PARAGRAPH} characters` })
  text: string;

  @Field(() => Int, { description: 'Which paragraph of the refined text, from 0. Empty lines separate paragraphs.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  paragraph: number;

  @Field(() => Int, { description: 'The version it was edited in: CONFLICT where another is current by now.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  baseVersion: number;
}

/** The answer of `checkParagraph`. */
@ObjectType('TextCheck', { description: 'What the checks would find in a refined text.' })
class TextCheck {
  @Field(() => RefinementVerdictEnum, { description: 'The verdict on the complete text.' })
  verdict: Verdict;

  @Field(() => [RefinementFindingType], { description: 'What the checks found, the most serious first.' })
  findings: readonly RefinementFindingType[];

  @Field(() => RefinementCoverageType, { description: 'What the checks compared.' })
  coverage: RefinementCoverageType;
}

/** Edits of single paragraphs. */
@Resolver()
export class ParagraphEditsResolver {
  constructor(
    @Inject(ParagraphEdits) private readonly edits: ParagraphEdits,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Mutation(() => JobType, {
    description:
      'Replaces one paragraph of the refined text: a further version, checked as any, becomes the current one.',
  })
  async editParagraph(@CallingAs() caller: Caller, @Args() { jobId, ...edit }: ParagraphArgs) {
    await this.edits.edit(caller, jobId, edit);
    return this.reading.one(caller, jobId);
  }

  @Query(() => TextCheck, {
    description: 'What the checks find in a paragraph while a person edits it. Nothing is stored.',
    complexity: CHECK_COST,
  })
  checkParagraph(@CallingAs() caller: Caller, @Args() { jobId, ...edit }: ParagraphArgs) {
    return this.edits.check(caller, jobId, edit);
  }
}
