import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { UserDirectory } from '../../access/user-directory.js';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';

/** A stream that only an admin may continue to read. */
export interface AdminStream {
  /** False once it has ended, from either side. */
  readonly open: boolean;
  cut(fault: Fault): void;
}

interface Watched {
  readonly userId: string;
  readonly stream: AdminStream;
  confirmedAt: number;
}

/** With the directory's cache of 30 s, a revoked admin is disconnected within 55 s; a minute is promised. */
const CHECK_MS = 25_000;
/** A subscriber whose role cannot be confirmed for this long is disconnected, within a minute, for any reason. */
const UNCONFIRMED_MS = 55_000;

/** Checks periodically whether subscribers with an admin's rights are still admins. */
@Injectable()
export class AdminStanding implements OnModuleDestroy {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(UserDirectory) private readonly directory: Pick<UserDirectory, 'isAdmin'>,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Ends the stream with FORBIDDEN when the user is no longer an admin. The caller has just been checked. */
  watch(userId: string, stream: AdminStream): void {
    this.watched.add({ userId, stream, confirmedAt: Date.now() });
    this.timer ??= setInterval(() => void this.check(), CHECK_MS).unref();
  }

  /** Checks all watched users once. */
  async check(): Promise<void> {
    for (const entry of this.watched) if (!entry.stream.open) this.watched.delete(entry);
    const users = new Set([...this.watched].map(({ userId }) => userId));
    await Promise.all([...users].map((userId) => this.checkUser(userId)));
    if (this.watched.size === 0) this.stopChecks();
  }

  onModuleDestroy(): void {
    this.stopChecks();
  }

  private async checkUser(userId: string): Promise<void> {
    const admin = await this.ask(userId);
    for (const entry of this.watched) {
      if (entry.userId !== userId) continue;
      if (admin === true) entry.confirmedAt = Date.now();
      else if (admin === false) entry.stream.cut(new Fault('FORBIDDEN', 'Only admins and the secret key may do this.'));
      else if (Date.now() - entry.confirmedAt > UNCONFIRMED_MS) {
        entry.stream.cut(
          new Fault('UNAVAILABLE', 'Your rights cannot be verified right now. Resume later with the last eventId.'),
        );
      }
      if (!entry.stream.open) this.watched.delete(entry);
    }
  }

  /** Null when it cannot be found out. */
  private async ask(userId: string): Promise<boolean | null> {
    try {
      return await this.directory.isAdmin(userId);
    } catch (error) {
      this.log.warn('The rights of a subscriber cannot be verified.', { error });
      return null;
    }
  }

  private stopChecks(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}
