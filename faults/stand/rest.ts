import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from './stand.js';

export interface RestReport {
  readonly reached: boolean;
  readonly waitedMs: number;
  /** What had not ended when the limit passed. */
  readonly left: string;
}

/** Nothing waits or runs: neither a row nor a delivery. */
export async function untilRest(stand: Stand, boundMs: number): Promise<RestReport> {
  const startedAt = Date.now();
  for (;;) {
    const [row] = await stand.database.read<{ rows: number; deliveries: number; known: number }>(
      `select (select count(*) from studio_jobs where status not in ('COMPLETE', 'FAILED'))::int as rows,
        (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name like 'studio-%')::int as deliveries,
        (select count(*) from studio_jobs)::int as known`,
    );
    const waitedMs = Date.now() - startedAt;
    const left = `${row?.rows} rows and ${row?.deliveries} deliveries not ended`;
    if (row?.rows === 0 && row.deliveries === 0) return { reached: true, waitedMs, left: 'nothing' };
    if (waitedMs > boundMs) return { reached: false, waitedMs, left };
    await pause(250);
  }
}
