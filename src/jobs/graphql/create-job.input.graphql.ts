import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Uuid } from '../../platform/graphql/uuid.graphql.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from './storable.js';

/** The input of `createJob`: what the body of REST's intake has, in camelCase. */
@InputType('CreateJobInput', {
  description: 'A recording to take in. Give exactly one of supabaseFileId and rawAudioUrl.',
})
export class CreateJobInput {
  @Field(() => Uuid, {
    nullable: true,
    description: 'Whose job it is. A user may leave it out or give their own id; a key must give one.',
  })
  @IsOptional()
  @IsUUID('all')
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The submitter’s own name for the job, 1 to 128 characters: makes the call idempotent.',
  })
  @IsOptional()
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  jobId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose rules the text follows; left out: the user’s own brand, else the default one.',
  })
  @IsOptional()
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  brand?: string | null;

  @Field(() => String, { nullable: true, description: 'The object’s path in the audio bucket.' })
  @IsOptional()
  @Length(1, 1024, { message: 'must have 1 to 1024 characters' })
  supabaseFileId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where else the audio is.' })
  @IsOptional()
  @Length(1, 4096, { message: 'must have 1 to 4096 characters' })
  rawAudioUrl?: string | null;
}
