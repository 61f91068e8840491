import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import { type Caller, requireAdmin } from './caller.js';
import { type DirectoryEntry, findUserId, searchUsers } from './user-search-store.js';

/** Most users of one answer. */
const MOST_FOUND = 50;

/** The project's users, by Supabase's own record. */
@Injectable()
export class UserSearch {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The user with this e-mail address, ignoring case; null: none. */
  idOf(email: string): Promise<string | null> {
    return findUserId(this.database, email.trim().toLowerCase());
  }

  /**
   * Users whose e-mail address contains the text, or whose id it is: the exact address first, then by address; 50 at most.
   * @throws Fault FORBIDDEN unless the caller is an admin or a key
   */
  search(caller: Caller, text: string, limit: number = MOST_FOUND): Promise<readonly DirectoryEntry[]> {
    requireAdmin(caller);
    return searchUsers(this.database, text.trim().toLowerCase(), Math.min(limit, MOST_FOUND));
  }
}
