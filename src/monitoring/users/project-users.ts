import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { UserSearch } from '../../access/user-search.js';
import type { DirectoryEntry } from '../../access/user-search-store.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { readUserFigures, type UserFigures } from './user-figures-store.js';

/** Usage is totalled over this many days. */
export const USAGE_DAYS = 30;

/** A user with what they have in the engine. */
export type ProjectUser = DirectoryEntry & Omit<UserFigures, 'user_id'>;

/** Users of the project, for operators. */
@Injectable()
export class ProjectUsers {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(UserSearch) private readonly users: UserSearch,
  ) {}

  /** Those whose e-mail address contains the text, or whose id it is, the exact address first. @throws Fault FORBIDDEN */
  async search(caller: Caller, text: string, first: number): Promise<readonly ProjectUser[]> {
    const found = await this.users.search(caller, text, first);
    const rows = await readUserFigures(
      this.database,
      found.map(({ userId }) => userId),
      USAGE_DAYS,
    );
    const figures = new Map(rows.map((row) => [row.user_id, row]));
    return found.flatMap((user) => {
      const own = figures.get(user.userId);
      return own === undefined ? [] : [{ ...own, ...user }];
    });
  }
}
