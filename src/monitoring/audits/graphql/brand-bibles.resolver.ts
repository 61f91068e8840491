import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../../access/caller.js';
import { CallingAs } from '../../../access/calling-as.graphql.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { pageOf } from '../../../platform/graphql/connection-args.graphql.js';
import { readBrandBibleCursor, writeBrandBibleCursor } from '../brand-bible-cursor.js';
import { BrandBibleList } from '../brand-bible-list.js';
import { brandBibleView } from './brand-bible.graphql.js';
import { BrandBibleConnection } from './brand-bible-connection.graphql.js';
import { BrandBiblesArgs } from './brand-bibles.args.graphql.js';

/** Shows the Brand Bibles. For admins and keys. */
@Resolver()
export class BrandBiblesResolver {
  constructor(@Inject(BrandBibleList) private readonly bibles: BrandBibleList) {}

  @Query(() => BrandBibleConnection, {
    description: 'Versions of the Brand Bibles, by brand, the newest of each first. For admins and keys.',
  })
  async brandBibles(@CallingAs() caller: Caller, @Args() { first, after, brand }: BrandBiblesArgs) {
    const page = pageOf({ first, after });
    const rows = await this.bibles.page(caller, {
      brand: brand ?? null,
      limit: page.size + 1,
      after: page.cursor === null ? null : readBrandBibleCursor(page.cursor),
    });
    return connectionOf(rows, page, writeBrandBibleCursor, brandBibleView);
  }
}
