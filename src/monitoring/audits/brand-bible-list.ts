import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/require-admin.js';
import { BrandBiblePublishing } from '../../brand/brand-bible-publishing.js';
import type { BrandBibleRow } from '../../brand/brand-bible-store.js';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';

type Page = Parameters<BrandBiblePublishing['list']>[1];

/** No user has it: what applies to it is the default brand. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Lists the versions of the Brand Bibles. For admins and keys. */
@Injectable()
export class BrandBibleList {
  constructor(
    @Inject(BrandBiblePublishing) private readonly publishing: BrandBiblePublishing,
    @Inject(BRAND_BIBLES) private readonly bibles: BrandBibles,
  ) {}

  /** @throws Fault FORBIDDEN */
  async page(caller: Caller, page: Page): Promise<readonly BrandBibleRow[]> {
    requireAdmin(caller);
    // The one that ships is stored when it is first looked for: on a new installation that is now.
    if (page.after === null) await this.bibles.activeFor({ userId: NOBODY });
    return this.publishing.list(caller, page);
  }
}
