import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '../support/test-database.js';
import { ADVANCE, CLAIM, COMPLETE } from './release-0.1.0-statements.js';

const STAGES = ['TRANSCRIBING', 'ENRICHING', 'REFINING'] as const;

/** A program of release 0.1.0, as far as the database can tell: it takes jobs in, moves them by its own statements, and reads them. */
export class OldWorker {
  /** Jobs whose insertion was answered. */
  readonly acknowledged: string[] = [];
  /** Jobs that it moved to COMPLETE. */
  readonly completed: string[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: TestDatabase,
    private readonly userId: string,
  ) {}

  start(loops: number): void {
    this.running = Promise.all(Array.from({ length: loops }, () => this.loop()));
  }

  /** Ends it between two statements, as a kill would: jobs stay where they are. Throws what a statement threw. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.oneJob();
      await this.database.query(
        `select job_id, status, error_details from studio_jobs where user_id = $1 order by created_at desc limit 20`,
        [this.userId],
      );
      await pause(5);
    }
  }

  private async oneJob(): Promise<void> {
    const jobId = randomUUID();
    let delivery = randomUUID();
    await this.database.query(
      `insert into studio_jobs (job_id, user_id, raw_audio_url, delivery_id, moved_by) values ($1, $2, 'old.mp3', $3, 'service')`,
      [jobId, this.userId, delivery],
    );
    this.acknowledged.push(jobId);
    for (const [index, stage] of STAGES.entries()) {
      if (this.stopping.signal.aborted) return;
      const claimed = await this.database.query(CLAIM, [[jobId], [delivery], [stage]]);
      // Another replica has it: nothing that this one does to it counts.
      if (claimed.length === 0) return;
      if (this.stopping.signal.aborted) return;
      const held = [[jobId], [delivery], [index + 1], [stage]];
      const next = randomUUID();
      const moved =
        stage === 'REFINING'
          ? await this.database.query(COMPLETE, [...held, ['Said.']])
          : await this.database.query(ADVANCE, [
              ...held,
              [next],
              [index === 0 ? 'said' : null],
              [index === 1 ? 'prompt' : null],
            ]);
      if (moved.length === 0) return;
      await this.database.query(
        `update job_attempts set outcome = 'advanced', ended_at = now() where job_id = $1 and attempt = $2`,
        [jobId, index + 1],
      );
      if (stage === 'REFINING') this.completed.push(jobId);
      delivery = next;
    }
  }
}
