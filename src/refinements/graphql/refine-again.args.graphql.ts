import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { JobIdArgs } from '../../jobs/graphql/job-id.args.graphql.js';

/** The arguments of `refineAgain`. */
@ArgsType()
export class RefineAgainArgs extends JobIdArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'A version of the brand’s Brand Bible; left out: the active one. Others than that are for admins and keys.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  brandBibleVersion?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the new text takes the place of one that a person edited; otherwise it is kept beside it.',
  })
  @IsBoolean()
  replaceEdit: boolean;
}
