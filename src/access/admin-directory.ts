import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Fault } from '../platform/fault.js';
import { AdminStore } from './admin-store.js';

/** An admin who is revoked loses the role within a minute (contract, section 5); half of that is kept in hand. */
const KEPT_MS = 30_000;
/** Users remembered at once. */
const MOST_USERS = 10_000;

/** Who is an admin, by `app_metadata.role` in Supabase's own record, remembered for 30 s. */
@Injectable()
export class AdminDirectory {
  private readonly answers = new LRUCache<string, Promise<boolean>>({ max: MOST_USERS, ttl: KEPT_MS, perf: Date });

  constructor(private readonly store: AdminStore) {}

  /** @throws Fault UNAVAILABLE when the record cannot be read. */
  isAdmin(userId: string): Promise<boolean> {
    const known = this.answers.get(userId);
    if (known !== undefined) return known;
    const answer = this.ask(userId);
    this.answers.set(userId, answer);
    return answer;
  }

  private async ask(userId: string): Promise<boolean> {
    try {
      return (await this.store.appRole(userId)) === 'admin';
    } catch (error) {
      // Only answers are remembered: the next call asks again.
      this.answers.delete(userId);
      throw new Fault('UNAVAILABLE', "The user's record cannot be read right now; try again shortly.", {
        cause: error,
      });
    }
  }
}
