import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { jobFilterOf } from '../../jobs/graphql/job-filter.input.graphql.js';
import { BrandBibleTrials } from '../trials/brand-bible-trials.js';
import { BrandBibleTrialType, brandBibleTrialView } from './brand-bible-trial.graphql.js';
import { TryBrandBibleInput } from './try-brand-bible.input.graphql.js';

/** Tries Brand Bibles before they are published: for admins and the secret key. */
@Resolver()
export class BrandBibleTrialsResolver {
  constructor(@Inject(BrandBibleTrials) private readonly trials: BrandBibleTrials) {}

  @Mutation(() => BrandBibleTrialType, {
    description:
      'Starts refining stored transcripts under a Brand Bible that is not published. Nothing is transcribed, no job and no text is ' +
      'changed; a worker runs it, and brandBibleTrial shows how far it is. For admins and keys.',
  })
  async tryBrandBible(
    @CallingAs() caller: Caller,
    @Args('input', { description: 'The draft, and what to try it on.' }) input: TryBrandBibleInput,
  ) {
    const { source, jobIds = null, filter, limit, timeLimitSeconds } = input;
    const request = { source, jobIds, filter: jobFilterOf(filter), limit, timeLimitSeconds };
    return brandBibleTrialView(await this.trials.start(caller, request));
  }

  @Mutation(() => BrandBibleTrialType, {
    description:
      'Ends a trial that is under way: it is FAILED with the reason, its results so far stay. CONFLICT when it has ended. For admins and keys.',
  })
  async cancelBrandBibleTrial(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As tryBrandBible gave it.' }) id: string,
  ) {
    return brandBibleTrialView(await this.trials.cancel(caller, id));
  }

  @Query(() => BrandBibleTrialType, {
    description: 'How far a trial is, with the results that are there by now. Kept for 30 days. For admins and keys.',
  })
  async brandBibleTrial(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As tryBrandBible gave it.' }) id: string,
  ) {
    return brandBibleTrialView(await this.trials.read(caller, id));
  }
}
