import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { JOB_FAULT_KINDS } from '../../platform/fault-codes.js';
import { Instruments } from '../../platform/telemetry/instruments.js';
import { type Series, seriesOf } from '../../platform/telemetry/series.js';
import type { JobStatsFigures } from '../stats/figures.js';

/** What one scrape shows of the jobs. */
export interface ScrapedFigures {
  readonly stats: Pick<
    JobStatsFigures,
    'byStatus' | 'failuresByCode' | 'completions' | 'failures' | 'oldestWaitingSeconds'
  >;
  /** Jobs over their service level, by level. */
  readonly openAlerts: Readonly<Record<string, number>>;
  /** Open alerts about the engine, by rule. */
  readonly openEngineAlerts: Readonly<Record<string, number>>;
  /** By status of the unfinished jobs: seconds since the oldest of them was submitted. */
  readonly oldestUnfinished: Readonly<Record<string, number>>;
}

/** Every code of a failure has a sample from the start: a rule on an increase misses a series that begins at 1. */
const FAILURE_CODES = Object.keys(JOB_FAULT_KINDS).filter((code) => code !== 'CANCELLED');

/**
 * The series of /metrics. A series of the database is one declaration here, and its value is set in `render`; what this process measures while
 * it works is in platform/telemetry. Figures of jobs come from the database with
 * each scrape, so every replica shows the same; those of the process are this replica's.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly jobs = this.gauge('studio_jobs', 'Jobs by status.', ['status']);
  private readonly failed = this.gauge(
    'studio_jobs_failed',
    'Jobs that are FAILED now, by code, without cancelled jobs.',
    ['code'],
  );
  private readonly completions = this.counter('studio_job_completions_total', 'Moves to COMPLETE.');
  private readonly failures = this.counter('studio_job_failures_total', 'Moves to FAILED, without cancellations.');
  private readonly oldestWaiting = this.gauge(
    'studio_jobs_oldest_waiting_seconds',
    'Age of the oldest NEW job; 0 when none waits.',
  );
  private readonly oldest = this.gauge(
    'studio_jobs_oldest_unfinished_seconds',
    'By status, the time since the oldest unfinished job was submitted; 0 when there is none.',
    ['status'],
  );
  private readonly alerts = this.gauge('studio_alerts_open', 'Jobs over their service level, by what they are doing.', [
    'level',
  ]);
  private readonly engineAlerts = this.gauge('studio_engine_alerts_open', 'Open alerts about the engine, by rule.', [
    'rule',
  ]);
  private readonly uptime = this.gauge('process_uptime_seconds', 'How long this process has run.');

  constructor(@Inject(Instruments) private readonly instruments: Instruments) {}

  /** The figures in Prometheus' text format. */
  async render({ stats, openAlerts, openEngineAlerts, oldestUnfinished }: ScrapedFigures): Promise<string> {
    // Labels of an earlier scrape may be gone.
    this.registry.resetMetrics();
    for (const { status, count } of stats.byStatus) this.jobs.set({ status }, count);
    for (const code of FAILURE_CODES) this.failed.set({ code }, 0);
    for (const { code, count } of stats.failuresByCode) this.failed.set({ code }, count);
    for (const [level, count] of Object.entries(openAlerts)) this.alerts.set({ level }, count);
    for (const [rule, count] of Object.entries(openEngineAlerts)) this.engineAlerts.set({ rule }, count);
    this.completions.inc(stats.completions);
    this.failures.inc(stats.failures);
    this.oldestWaiting.set(stats.oldestWaitingSeconds ?? 0);
    for (const [status, seconds] of Object.entries(oldestUnfinished)) this.oldest.set({ status }, seconds);
    this.uptime.set(process.uptime());
    return `${await this.registry.metrics()}\n${await this.instruments.render()}`;
  }

  /** The series that the database fills. */
  series(): readonly Series[] {
    return seriesOf(this.registry);
  }

  private gauge<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) {
    return new Gauge<Label>({ name, help, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string) {
    return new Counter({ name, help, registers: [this.registry] });
  }
}
