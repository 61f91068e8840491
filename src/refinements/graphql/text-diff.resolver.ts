import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import type { WordChange } from '../../language/explain/word-change.js';
import { TextDiffs } from '../versions/text-diffs.js';
import { TextDiffArgs } from './text-diff.args.graphql.js';
import { WordChangeType } from './word-change.graphql.js';

/** What changed from what was said to what is printed. A query of its own, so that no list of jobs compares a hundred texts. */
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
