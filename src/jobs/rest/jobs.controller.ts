import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerGuard } from '../../access/caller.guard.js';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { JobIntake } from '../intake/job-intake.js';
import { JobRequests } from '../lifecycle/job-requests.js';
import { JobReading } from '../reading/job-reading.js';
import type { JobRecord } from '../record/job-record.js';
import { submissionOf } from './body-submission.js';
import { ListQuery, NewJobBody, nextCursor, readCursor } from './job-requests.js';
import { jobDetailView, jobView } from './job-view.js';

/** Jobs over REST (contract, section 3). */
@ApiTags('jobs')
@ApiBearerAuth()
@Controller('v1/jobs')
@UseGuards(CallerGuard)
export class JobsController {
  constructor(
    @Inject(JobIntake) private readonly intake: JobIntake,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobRequests) private readonly requests: JobRequests,
  ) {}

  @Post('new')
  @ApiOperation({ summary: 'Take a recording in' })
  @ApiResponse({ status: 201, description: 'The job is NEW and on its way; Location names it' })
  @ApiResponse({ status: 200, description: 'The same submission was taken in before: the same job' })
  @ApiResponse({ status: 409, description: 'job_id stands for another file or brand' })
  @ApiResponse({ status: 422, description: 'user_id or brand is unknown' })
  @ApiResponse({ status: 429, description: 'Too many requests, or unfinished jobs of this user; see Retry-After' })
  @ApiResponse({ status: 503, description: 'The database is away or saturated; see Retry-After' })
  async create(@CurrentCaller() caller: Caller, @Body() body: NewJobBody, @Res() reply: FastifyReply): Promise<void> {
    const { job, created } = await this.intake.submit(caller, submissionOf(body));
    const branding = created
      ? { brand: body.brand ?? null, brandBible: null }
      : await this.reading.branding(caller, job);
    const view = jobView(job, branding);
    await reply
      .status(created ? 201 : 200)
      .header('location', `/v1/jobs/${job.jobId}`)
      .send(view);
  }

  @Get()
  @ApiOperation({ summary: "The caller's jobs, newest first; everybody's for admins and keys" })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery) {
    const limit = query.limit ?? 20;
    const rows = await this.reading.list(caller, {
      userId: query.user_id?.toLowerCase() ?? null,
      status: query.status ?? null,
      verdict: query.verdict ?? null,
      limit: limit + 1,
      after: readCursor(query.after),
    });
    const page = rows.slice(0, limit);
    return {
      jobs: page.map(({ job, branding }) => jobView(job, branding)),
      next: rows.length > limit ? nextCursor(page) : null,
    };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One job, by its id or the name its submitter gave it, with timeline and progress' })
  async read(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return jobDetailView(await this.reading.detail(caller, id));
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Run a FAILED job again from the stage whose input is stored' })
  async retry(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return this.view(caller, await this.requests.retry(caller, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a job FAILED with CANCELLED, wherever it stands' })
  async cancel(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return this.view(caller, await this.requests.cancel(caller, id));
  }

  private async view(caller: Caller, job: JobRecord) {
    return jobView(job, await this.reading.branding(caller, job));
  }
}
