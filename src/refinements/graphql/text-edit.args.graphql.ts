import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import { JobIdArgs } from '../../jobs/graphql/job-id.args.graphql.js';

/** The arguments of `editTranscript`. */
@ArgsType()
export class TranscriptEditArgs extends JobIdArgs {
  @Field(() => String, { description: 'The whole text.' })
  @IsString()
  text: string;
}

/** The arguments of `editRefinedText`. */
@ArgsType()
export class RefinedTextEditArgs extends TranscriptEditArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was edited: CONFLICT where another is current by now.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  basedOn?: number | null;
}

/** The arguments of `useRefinement`. */
@ArgsType()
export class UseRefinementArgs extends JobIdArgs {
  @Field(() => Int, { description: 'The version that becomes the current text.' })
  @IsInt()
  @Min(1)
  version: number;
}
