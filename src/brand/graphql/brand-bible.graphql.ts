import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { toBrandBible } from '../brand-bible-row.js';
import type { BrandBibleRow } from '../brand-bible-store.js';
import { BrandBannedWording, BrandExample, BrandGlossaryEntry } from './brand-bible-parts.graphql.js';

/** GraphQL's name `BrandBible`. The connection is named after the class. */
@ObjectType({ description: 'A version of a brand’s rules. It is never changed: a change is a new version.' })
export class BrandBible {
  @Field(() => String, { description: 'The brand.' })
  name: string;

  @Field(() => Int, { description: 'From 1 within the brand.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether new jobs of the brand are refined by it.' })
  active: boolean;

  @Field(() => String, { description: 'SHA-256 of everything but the version, hex: equal content has an equal hash.' })
  contentHash: string;

  @Field(() => [String], { description: 'How the brand sounds.' })
  voice: readonly string[];

  @Field(() => [String], { description: 'Rules of style.' })
  style: readonly string[];

  @Field(() => [BrandGlossaryEntry], { description: 'Names and terms with their correct spelling.' })
  glossary: readonly BrandGlossaryEntry[];

  @Field(() => [BrandBannedWording], { description: 'Wording the brand does not use.' })
  banned: readonly BrandBannedWording[];

  @Field(() => [BrandExample], { description: 'Passages as they were spoken and as the brand would print them.' })
  examples: readonly BrandExample[];

  @Field(() => String, { description: 'How numbers are written: ten-and-above, all-figures or as-spoken.' })
  numberStyle: string;

  @Field(() => String, { description: 'What the result must look like.' })
  outputFormat: string;

  @Field(() => String, { description: 'As its author wrote it, Markdown or JSON.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'What its publisher noted.' })
  note: string | null;

  @Field(() => DateTime, { description: 'When it was published.' })
  publishedAt: Date;

  @Field(() => String, { description: 'Who published it.' })
  publishedBy: string;
}

export function brandBibleView(row: BrandBibleRow): BrandBible {
  const { source, note, active } = row;
  return { ...toBrandBible(row), source, note, active, publishedAt: row.published_at, publishedBy: row.published_by };
}
