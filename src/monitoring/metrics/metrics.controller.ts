import { Controller, Get, Header, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminGuard } from '../../access/admin.guard.js';
import { CallerGuard } from '../../access/caller.guard.js';
import { JOB_STATUSES } from '../../jobs/job-status.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { countByStatus } from './metrics-store.js';

/** Figures in Prometheus' text format, for admins and keys. */
@ApiTags('health')
@Controller('metrics')
@UseGuards(CallerGuard, AdminGuard)
export class MetricsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: "Figures in Prometheus' text format" })
  async metrics(): Promise<string> {
    const counts = new Map((await countByStatus(this.database)).map(({ status, count }) => [status, count]));
    const memory = process.memoryUsage();
    return [
      '# HELP studio_jobs Jobs by status.',
      '# TYPE studio_jobs gauge',
      ...JOB_STATUSES.map((status) => `studio_jobs{status="${status}"} ${counts.get(status) ?? 0}`),
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
