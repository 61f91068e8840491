import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Fault } from '../fault.js';

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;
const LONGEST_CURSOR = 512;
const SIZE = { message: `must be from 0 to ${LARGEST_PAGE}` };
const CURSOR = { message: 'must be a cursor that an earlier page gave' };

/** The requested page of a list. */
export interface PageRequest {
  /** Rows wanted, 0 to 100. Fetch one more to know whether there are more. */
  readonly size: number;
  /** `forward`: the first rows after the cursor; `backward`: the last rows before it. */
  readonly direction: 'forward' | 'backward';
  /** Where the page starts, null at the end of the list that the direction starts from. */
  readonly cursor: string | null;
}

/** The paging arguments of every list; a list's own arguments class extends it. */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start; ${DEFAULT_PAGE} by default, ${LARGEST_PAGE} at most; 0 returns only pageInfo.`,
  })
  @IsOptional()
  @IsInt(SIZE)
  @Min(0, SIZE)
  @Max(LARGEST_PAGE, SIZE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  @IsOptional()
  @IsString(CURSOR)
  @MaxLength(LONGEST_CURSOR, CURSOR)
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, in place of first; ${LARGEST_PAGE} at most.`,
  })
  @IsOptional()
  @IsInt(SIZE)
  @Min(0, SIZE)
  @Max(LARGEST_PAGE, SIZE)
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  @IsOptional()
  @IsString(CURSOR)
  @MaxLength(LONGEST_CURSOR, CURSOR)
  before?: string | null;
}

/**
 * What the paging arguments ask for.
 * @throws Fault BAD_REQUEST if both directions are requested at once.
 */
export function pageOf({ first, after, last, before }: ConnectionArgs): PageRequest {
  const backward = (last ?? null) !== null || (before ?? null) !== null;
  if (backward && ((first ?? null) !== null || (after ?? null) !== null)) {
    const message = 'page in one direction: first and after, or last and before';
    const given = Object.entries({ first, after, last, before }).filter(([, value]) => (value ?? null) !== null);
    const fields = given.map(([field]) => ({ field, message }));
    throw new Fault('BAD_REQUEST', `The page arguments are not valid: ${message}.`, { fields });
  }
  return backward
    ? { size: last ?? DEFAULT_PAGE, direction: 'backward', cursor: before ?? null }
    : { size: first ?? DEFAULT_PAGE, direction: 'forward', cursor: after ?? null };
}
