import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { UserSearch } from '../../access/user-search.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { isShipped } from './job-brand-store.js';
import type { JobFilter } from './job-filter.js';
import { readSearchQuery } from './job-search-store.js';

/** Checks which filters a caller may use, and resolves an e-mail address and the words of a search. */
@Injectable()
export class JobFilterAccess {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(UserSearch) private readonly users: UserSearch,
  ) {}

  /**
   * The filter in the form of the statements: `email` becomes `userId`, and `search` becomes a tsquery. Null if nothing can match: no user has the
   * address, the filter also names another user, or the search has no searchable word.
   * @throws Fault FORBIDDEN for a filter that is an operator's
   */
  async admit(caller: Caller, asked: JobFilter): Promise<JobFilter | null> {
    const named = await this.withoutShippedBrand(asked);
    const filter = mayAdminister(caller) ? await this.anybodys(named) : this.own(caller, named);
    if (filter?.search === undefined) return filter;
    const search = await readSearchQuery(this.database, filter.search);
    return search === '' ? null : { ...filter, search };
  }

  private async withoutShippedBrand({ brand, ...filter }: JobFilter): Promise<JobFilter> {
    if (brand === undefined) return filter;
    return (await isShipped(this.database, brand)) ? { ...filter, unbranded: true } : { ...filter, brand };
  }

  private async anybodys({ email, ...filter }: JobFilter): Promise<JobFilter | null> {
    if (email === undefined) return filter;
    const userId = await this.users.idOf(email);
    if (userId === null || (filter.userId !== undefined && filter.userId.toLowerCase() !== userId)) return null;
    return { ...filter, userId };
  }

  /** Row level security limits a user to their own jobs anyway. With the user in the filter, the planner knows it too. */
  private own(caller: Caller, filter: JobFilter): JobFilter {
    for (const field of ['acknowledged', 'email'] as const) {
      if (filter[field] === undefined) continue;
      const message = `Filtering by ${field} is for admins and for the secret key.`;
      throw new Fault('FORBIDDEN', message, { fields: [{ field: `filter.${field}`, message }] });
    }
    return caller.kind === 'user' ? { ...filter, userId: filter.userId ?? caller.userId } : filter;
  }
}
