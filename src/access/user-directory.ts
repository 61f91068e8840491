import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Fault } from '../platform/fault.js';
import { UserStore } from './user-store.js';

/** A user who is banned, deleted or revoked must lose access within a minute; answers are cached for half of that. */
const KEPT_MS = 30_000;
/** Users and sessions remembered at once. */
const MOST_REMEMBERED = 10_000;

/** The standing of a user: `UNKNOWN` has no record (any more), `SIGNED_OUT` means that the session of the token has ended. */
export type Standing = 'ADMIN' | 'USER' | 'BANNED' | 'UNKNOWN' | 'SIGNED_OUT';

/** The standing of users in Supabase's own record, cached for 30 s. */
@Injectable()
export class UserDirectory {
  private readonly answers = new LRUCache<string, Promise<Standing>>({
    max: MOST_REMEMBERED,
    ttl: KEPT_MS,
    perf: Date,
  });

  constructor(private readonly store: UserStore) {}

  /**
   * @param sessionId the token's claim `session_id`, null without one
   * @throws Fault UNAVAILABLE when the record cannot be read.
   */
  standingOf(userId: string, sessionId: string | null): Promise<Standing> {
    const key = `${userId} ${sessionId ?? ''}`;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.ask(userId, sessionId, key);
    this.answers.set(key, answer);
    return answer;
  }

  /** @throws Fault UNAVAILABLE when the record cannot be read. */
  async isAdmin(userId: string): Promise<boolean> {
    return (await this.standingOf(userId, null)) === 'ADMIN';
  }

  private async ask(userId: string, sessionId: string | null, key: string): Promise<Standing> {
    try {
      const record = await this.store.find(userId);
      if (record === null) return 'UNKNOWN';
      if (record.banned) return 'BANNED';
      if (sessionId !== null && (await this.store.hasEnded(sessionId))) return 'SIGNED_OUT';
      return record.role === 'admin' ? 'ADMIN' : 'USER';
    } catch (error) {
      // Only answers are remembered: the next call asks again.
      this.answers.delete(key);
      throw new Fault('UNAVAILABLE', "The user's record cannot be read right now; try again shortly.", {
        cause: error,
      });
    }
  }
}
