import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { Backstop } from '../../platform/postgres/backstop.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { claimTrial, endAbandonedTrials } from './trial-claim-store.js';
import { TrialRun } from './trial-run.js';

/** Runs trials, one at a time, if the process has the role `worker`. Continues trials of dead workers. */
@Injectable()
export class TrialWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly backstop: Backstop;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TrialRun) private readonly trial: TrialRun,
    @Inject(PostgresListener) listener: PostgresListener,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.backstop = new Backstop(listener, () => this.wake());
    if (!environment.roles.includes('worker')) return;
    listener.onResume(() => this.wake());
    listener.on('brand_bible_trials', () => {
      this.wake();
      void this.trial.recheck();
    });
  }

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('worker')) return;
    this.backstop.start();
    this.wake();
  }

  /** Releases a running trial: none of its texts is lost, and the next worker continues it. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.backstop.stop();
    await this.running;
  }

  /** Runs every trial that waits now. */
  async runOnce(): Promise<void> {
    await endAbandonedTrials(this.database);
    while (!this.stopping.signal.aborted) {
      const claim = await claimTrial(this.database);
      if (claim === null) return;
      await this.trial.run(claim, this.stopping.signal);
    }
  }

  private wake(): void {
    if (this.stopping.signal.aborted) return;
    this.running ??= this.pass().finally(() => {
      this.running = null;
    });
  }

  private async pass(): Promise<void> {
    try {
      await this.runOnce();
    } catch (error) {
      this.log.warn('A trial of a Brand Bible was interrupted. A worker continues it.', { error });
    }
  }
}
