import { Injectable } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import { AdminStore } from './admin-store.js';

/** An admin who is revoked loses the role within a minute (contract, section 5); half of that is kept in hand. */
const KEPT_MS = 30_000;
/** Users remembered at once. */
const MOST_USERS = 10_000;

interface Entry {
  readonly until: number;
  readonly answer: Promise<boolean>;
}

/** Who is an admin, by `app_metadata.role` in Supabase's own record, remembered for 30 s. */
@Injectable()
export class AdminDirectory {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly store: AdminStore) {}

  /** @throws Fault UNAVAILABLE when the record cannot be read. */
  isAdmin(userId: string): Promise<boolean> {
    const known = this.entries.get(userId);
    if (known && known.until > Date.now()) return known.answer;
    const answer = this.ask(userId);
    this.entries.delete(userId);
    this.entries.set(userId, { until: Date.now() + KEPT_MS, answer });
    const oldest = this.entries.keys().next();
    if (this.entries.size > MOST_USERS && !oldest.done) this.entries.delete(oldest.value);
    return answer;
  }

  private async ask(userId: string): Promise<boolean> {
    try {
      return (await this.store.appRole(userId)) === 'admin';
    } catch (error) {
      // Only answers are remembered: the next call asks again.
      this.entries.delete(userId);
      throw new Fault('UNAVAILABLE', "The user's record cannot be read right now; try again shortly.", {
        cause: error,
      });
    }
  }
}
