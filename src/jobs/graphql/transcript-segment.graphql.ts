import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** One of `Job.segments`. */
@ObjectType('TranscriptSegment', {
  description: 'A stretch of speech. Times are seconds from the start of the recording.',
})
export class TranscriptSegmentType {
  @Field(() => Int, { description: 'From 0, in the order of speech; pass the last one as after to read on.' })
  ordinal: number;

  @Field(() => Float, { nullable: true, description: 'Start in seconds; null where the recogniser gives no times.' })
  start: number | null;

  @Field(() => Float, { nullable: true, description: 'End in seconds; null where the recogniser gives no times.' })
  end: number | null;

  @Field(() => String, { description: 'What was said.' })
  text: string;

  @Field(() => Float, { nullable: true, description: '0 to 1; null where the recogniser gives none.' })
  confidence: number | null;
}
