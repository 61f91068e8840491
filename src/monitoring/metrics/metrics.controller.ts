import { Controller, Get, Header, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminGuard } from '../../access/admin.guard.js';
import { CallerGuard } from '../../access/caller.guard.js';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { countOpenAlerts } from '../alerts/alert-store.js';
import { JobStatistics } from '../stats/job-statistics.js';

/** Figures in Prometheus' text format, for admins and keys. */
@ApiTags('health')
@Controller('metrics')
@UseGuards(CallerGuard, AdminGuard)
export class MetricsController {
  constructor(
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: "Figures in Prometheus' text format" })
  async metrics(@CurrentCaller() caller: Caller): Promise<string> {
    const stats = await this.statistics.stats(caller);
    const alerts = Object.entries(await countOpenAlerts(this.database));
    const memory = process.memoryUsage();
    return [
      '# HELP studio_jobs Jobs by status.',
      '# TYPE studio_jobs gauge',
      ...stats.byStatus.map(({ status, count }) => `studio_jobs{status="${status}"} ${count}`),
      '# HELP studio_jobs_failed Jobs that are FAILED now, by code; CANCELLED is no failure.',
      '# TYPE studio_jobs_failed gauge',
      ...stats.failuresByCode.map(({ code, count }) => `studio_jobs_failed{code="${code}"} ${count}`),
      '# HELP studio_job_completions_total Moves to COMPLETE.',
      '# TYPE studio_job_completions_total counter',
      `studio_job_completions_total ${stats.completions}`,
      '# HELP studio_job_failures_total Moves to FAILED but for cancellations.',
      '# TYPE studio_job_failures_total counter',
      `studio_job_failures_total ${stats.failures}`,
      '# HELP studio_jobs_oldest_waiting_seconds Age of the oldest NEW job; 0 when none waits.',
      '# TYPE studio_jobs_oldest_waiting_seconds gauge',
      `studio_jobs_oldest_waiting_seconds ${stats.oldestWaitingSeconds ?? 0}`,
      '# HELP studio_alerts_open Jobs over their service level, by what they are doing.',
      '# TYPE studio_alerts_open gauge',
      ...alerts.map(([level, count]) => `studio_alerts_open{level="${level}"} ${count}`),
      '# HELP process_resident_memory_bytes Resident memory of this process.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${memory.rss}`,
      '# HELP process_uptime_seconds How long this process has run.',
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${process.uptime().toFixed(1)}`,
      '',
    ].join('\n');
  }
}
