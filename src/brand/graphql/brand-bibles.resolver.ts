import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { Fault } from '../../platform/fault.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { pageOf } from '../../platform/graphql/connection-args.graphql.js';
import { Uuid } from '../../platform/graphql/scalars.graphql.js';
import { BrandBiblePublishing } from '../brand-bible-publishing.js';
import type { BrandBibleRow } from '../brand-bible-store.js';
import { BrandBible, BrandBibleConnection, brandBibleView } from './brand-bible.graphql.js';
import { BrandBibleChangeType, BrandBibleCheckType } from './brand-bible-answers.graphql.js';
import { BrandBiblesArgs, PublishBrandBibleInput } from './brand-bible-requests.graphql.js';

/** A source of a megabyte takes a tenth of a second to read. */
const CHECK_COST = 50;

/** Shows and publishes Brand Bibles: for admins and the secret key. */
@Resolver()
export class BrandBiblesResolver {
  constructor(@Inject(BrandBiblePublishing) private readonly publishing: BrandBiblePublishing) {}

  @Query(() => BrandBibleConnection, { description: 'Versions by brand, the newest first. For admins and keys.' })
  async brandBibles(@CallingAs() caller: Caller, @Args() args: BrandBiblesArgs) {
    const page = pageOf({ first: args.first, after: args.after });
    const after = page.cursor === null ? null : readBrandBibleCursor(page.cursor);
    const rows = await this.publishing.list(caller, { brand: args.brand ?? null, limit: page.size + 1, after });
    return connectionOf(rows, page, placeOf, brandBibleView);
  }

  @Query(() => BrandBible, { description: 'One version. For admins and keys.' })
  async brandBible(
    @CallingAs() caller: Caller,
    @Args('brand', { description: 'The name of the brand.' }) brand: string,
    @Args('version', { type: () => Int, description: 'From 1 within the brand.' }) version: number,
  ) {
    return brandBibleView(await this.publishing.read(caller, brand, version));
  }

  @Query(() => BrandBibleCheckType, {
    description: 'The problems that prevent publishing a source, each with its line. For admins and keys.',
    complexity: CHECK_COST,
  })
  checkBrandBible(
    @CallingAs() caller: Caller,
    @Args('source', { description: 'Markdown with front matter, or JSON, as publishBrandBible takes it.' })
    source: string,
  ): Promise<BrandBibleCheckType> {
    return this.publishing.check(caller, source);
  }

  @Query(() => [BrandBibleChangeType], {
    description: 'What changed from one version of a brand to another. For admins and keys.',
  })
  brandBibleDiff(
    @CallingAs() caller: Caller,
    @Args('brand', { description: 'The name of the brand.' }) brand: string,
    @Args('from', { type: () => Int, description: 'The version to start from.' }) from: number,
    @Args('to', { type: () => Int, description: 'The version to compare it with.' }) to: number,
  ) {
    return this.publishing.diff(caller, brand, from, to);
  }

  @Mutation(() => BrandBible, {
    description:
      'Stores a version, and makes it the active one of its brand unless it is a draft. For admins and keys.',
  })
  async publishBrandBible(
    @CallingAs() caller: Caller,
    @Args('input', { description: 'The version to publish.' }) input: PublishBrandBibleInput,
  ) {
    return brandBibleView(await this.publishing.publish(caller, { ...input, note: input.note ?? null }));
  }

  @Mutation(() => Boolean, {
    description: 'Gives a user’s future jobs a brand; null: the default one again. For admins and keys.',
  })
  async assignBrand(
    @CallingAs() caller: Caller,
    @Args('userId', { type: () => Uuid, description: 'The user.' }) userId: string,
    @Args('brand', { type: () => String, nullable: true, description: 'The name of the brand; null takes it away.' })
    brand: string | null,
  ) {
    await this.publishing.assign(caller, userId, brand ?? null);
    return true;
  }
}

function placeOf({ brand, version }: BrandBibleRow): string {
  return writeBrandBibleCursor({ brand, version });
}

/** The position of a version in the list of all versions. */
interface BrandBiblePlace {
  readonly brand: string;
  readonly version: number;
}

/** Opaque to clients. */
function writeBrandBibleCursor({ brand, version }: BrandBiblePlace): string {
  return Buffer.from(`${version} ${brand}`).toString('base64url');
}

/** @throws Fault BAD_REQUEST for anything that `writeBrandBibleCursor` did not write. */
function readBrandBibleCursor(after: string): BrandBiblePlace {
  const found = /^(\d{1,9}) ([^\p{Cc}\p{Cs}]{1,200})$/u.exec(Buffer.from(after, 'base64url').toString('utf8'));
  if (found) return { version: Number(found[1]), brand: found[2] as string };
  throw new Fault('BAD_REQUEST', 'after is not a cursor of this list. Pass a cursor from an earlier page.', {
    fields: [{ field: 'after', message: 'is not a cursor of this list' }],
  });
}
