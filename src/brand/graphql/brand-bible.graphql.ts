import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { toBrandBible } from '../brand-bible-row.js';
import type { BrandBibleRow } from '../brand-bible-store.js';

/** One of `BrandBible.glossary`. */
@ObjectType({ description: 'A name or term with its correct spelling.' })
export class BrandGlossaryEntry {
  @Field(() => String, { description: 'The correct spelling.' })
  term: string;

  @Field(() => [String], { description: 'How recognisers mishear it.' })
  heardAs: readonly string[];

  @Field(() => String, { nullable: true, description: 'Further notes.' })
  notes: string | null;
}

/** One of `BrandBible.banned`. */
@ObjectType({ description: 'Wording the brand does not use.' })
export class BrandBannedWording {
  @Field(() => String, { description: 'The wording.' })
  banned: string;

  @Field(() => String, { nullable: true, description: 'What replaces it; null if a person must decide.' })
  preferred: string | null;
}

/** One of `BrandBible.examples`. */
@ObjectType({ description: 'A passage as it was spoken and as the brand would print it.' })
export class BrandExample {
  @Field(() => String, { description: 'As it was spoken.' })
  spoken: string;

  @Field(() => String, { description: 'As the brand would print it.' })
  written: string;
}

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

/** A page of versions. */
@ObjectType({ description: 'A page of Brand Bible versions.' })
export class BrandBibleConnection extends Connection(BrandBible) {}
