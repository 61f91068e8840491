import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, Length, Matches, Max, Min } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../../jobs/record/storable-text.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import { ProjectUsers, USAGE_DAYS } from './project-users.js';

/** Points of cost: an answer counts the jobs of up to 50 users. */
const SEARCH_COST = 500;

/** The arguments of `users`. */
@ArgsType()
class UsersArgs {
  @Field(() => String, { description: 'A part of the e-mail address in any case, 2 characters or more, or a user id.' })
  @Length(2, 320, { message: 'must have 2 to 320 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  search: string;

  @Field(() => Int, { defaultValue: 20, description: 'How many at most, 1 to 50.' })
  @IsInt()
  @Min(1)
  @Max(50, { message: 'must be 50 or less' })
  first: number;
}

/** GraphQL's `User`. */
@ObjectType('User', { description: 'A user of the Supabase project, with what they have in the engine.' })
class UserType {
  @Field(() => Uuid, { description: 'The id in Supabase Auth.' })
  userId: string;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account was made.' })
  createdAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When they last signed in.' })
  lastSignInAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The brand of their future jobs; null: the default one.' })
  brand: string | null;

  @Field(() => Int, { description: 'Their jobs, counted up to 20,000.' })
  jobs: number;

  @Field(() => Int, { description: 'Those that are FAILED, without cancelled ones.' })
  failed: number;

  @Field(() => Int, { description: 'Their backlog: jobs that have not ended.' })
  unfinished: number;

  @Field(() => DateTime, { nullable: true, description: 'When their newest job was submitted.' })
  newestJobAt: Date | null;

  @Field(() => Float, { description: `Seconds of audio sent to providers for jobs of the last ${USAGE_DAYS} days.` })
  audioSeconds: number;

  @Field(() => Float, {
    nullable: true,
    description: `US dollars for jobs of the last ${USAGE_DAYS} days; null if not all of it is known.`,
  })
  costUsd: number | null;
}

/** Users of the project, for admins and keys. */
@Resolver()
export class ProjectUsersResolver {
  constructor(@Inject(ProjectUsers) private readonly users: ProjectUsers) {}

  @Query(() => [UserType], {
    name: 'users',
    description: 'Finds users by e-mail address or id, with their jobs, brand, backlog and usage. For admins and keys.',
    complexity: SEARCH_COST,
  })
  async find(@CallingAs() caller: Caller, @Args() { search, first }: UsersArgs): Promise<UserType[]> {
    const found = await this.users.search(caller, search, first);
    return found.map(({ newest_at: newestJobAt, audio_seconds: audioSeconds, cost_usd: costUsd, ...user }) => ({
      ...user,
      newestJobAt,
      audioSeconds,
      costUsd,
    }));
  }
}
