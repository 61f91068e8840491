import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobIdArgs } from '../../jobs/graphql/job-arguments.graphql.js';
import type { WordChange } from '../../language/explain/word-change.js';
import { TextDiffs } from '../versions/text-diffs.js';
import { WordChangeType } from './word-change.graphql.js';

/** The arguments of `textDiff`. */
@ArgsType()
class TextDiffArgs extends JobIdArgs {
  @Field(() => Int, { nullable: true, description: 'A version of the refined text; left out: the current one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** The differences between transcript and refined text. It is a separate query, so that no list of jobs compares a hundred texts. */
@Resolver()
export class TextDiffResolver {
  constructor(@Inject(TextDiffs) private readonly diffs: TextDiffs) {}

  @Query(() => [WordChangeType], {
    description: 'The words that differ between a job’s transcript and its refined text, each with the reason.',
  })
  textDiff(@CallingAs() caller: Caller, @Args() { id, version }: TextDiffArgs): Promise<WordChange[]> {
    return this.diffs.compare(caller, id, version ?? null);
  }
}
