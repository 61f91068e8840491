import type pg from 'pg';

/** How busy a pool is. */
export interface DatabaseLoad {
  /** Who waits for a connection. */
  readonly waiting: number;
  /** For how long somebody has been seen waiting while nobody got one, in milliseconds. */
  readonly stalledMs: number;
}

/** Tells how busy a pool is, without asking it anything: its counters, and when it last handed out a connection. */
export class PoolGauge {
  private waitingSince: number | null = null;

  constructor(private readonly pool: pg.Pool) {
    pool.on('acquire', () => {
      this.waitingSince = null;
    });
  }

  read(): DatabaseLoad {
    const waiting = this.pool.waitingCount;
    const now = performance.now();
    this.waitingSince = waiting === 0 ? null : (this.waitingSince ?? now);
    return { waiting, stalledMs: this.waitingSince === null ? 0 : now - this.waitingSince };
  }
}
