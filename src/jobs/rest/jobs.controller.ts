import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { JobIntake } from '../intake/job-intake.js';
import { JobDeletion } from '../lifecycle/job-deletion.js';
import { JobRequests } from '../lifecycle/job-requests.js';
import { JobReading } from '../reading/job-reading.js';
import { JobWaiting } from '../reading/job-waiting.js';
import type { JobRecord } from '../record/job-record.js';
import { submissionOf } from './body-submission.js';
import { JobAnswer, JobDetailAnswer, JobPageAnswer } from './job-answers.js';
import { ListQuery, NewJobBody, nextCursor, readCursor } from './job-requests.js';
import { jobDetailView, jobView, listedJobView } from './job-view.js';

const NO_JOB = 'there is no such job';
const LOCATION = {
  Location: { description: 'The path of the job', schema: { type: 'string' }, required: true },
} as const;

/** Jobs over REST. */
@ApiTags('jobs')
@Controller('v1/jobs')
@ForCallers()
export class JobsController {
  constructor(
    @Inject(JobIntake) private readonly intake: JobIntake,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobRequests) private readonly requests: JobRequests,
    @Inject(JobWaiting) private readonly waiting: JobWaiting,
    @Inject(JobDeletion) private readonly deletion: JobDeletion,
  ) {}

  @Post('new')
  @ApiOperation({ operationId: 'createJob', summary: 'Take a recording in' })
  @ApiCreatedResponse({ description: 'The job was accepted and is NEW', type: JobAnswer, headers: LOCATION })
  @ApiOkResponse({
    description: 'The same submission was accepted earlier: the same job',
    type: JobAnswer,
    headers: LOCATION,
  })
  @ApiFaults({
    FORBIDDEN: 'user_id or the file belongs to another user',
    AUDIO_FORBIDDEN: 'the address is not one that the engine may read',
    CONFLICT: 'job_id is the name of another file or brand',
    UNKNOWN_USER: 'user_id is unknown',
    UNKNOWN_BRAND: 'brand is unknown',
    RATE_LIMITED: 'too many requests in a minute, or too many unfinished jobs of this user',
  })
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
  @ApiOperation({
    operationId: 'listJobs',
    summary: "The caller's jobs, newest first; everybody's for admins and keys",
  })
  @ApiOkResponse({ description: 'A page of jobs', type: JobPageAnswer })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<JobPageAnswer> {
    const limit = query.limit ?? 20;
    const rows = await this.reading.list(caller, {
      userId: query.user_id?.toLowerCase() ?? null,
      status: query.status ?? null,
      verdict: query.verdict ?? null,
      limit: limit + 1,
      after: readCursor(query.after),
    });
    const page = rows.slice(0, limit);
    const waits = await this.waiting.of(
      caller,
      page.map(({ job }) => job.jobId),
    );
    return {
      jobs: page.map(({ job, branding }, at) => listedJobView(job, branding, waits[at] ?? null)),
      next: rows.length > limit ? nextCursor(page) : null,
    };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getJob',
    summary: 'One job, by its id or the name its submitter gave it, with timeline and progress',
  })
  @ApiOkResponse({ description: 'The job', type: JobDetailAnswer })
  @ApiFaults({ NOT_FOUND: NO_JOB })
  async read(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<JobDetailAnswer> {
    const detail = await this.reading.detail(caller, id);
    const [waiting = null] = await this.waiting.of(caller, [detail.job.jobId]);
    return jobDetailView(detail, waiting);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ operationId: 'retryJob', summary: 'Run a FAILED job again from the stage whose input is stored' })
  @ApiOkResponse({ description: 'The job, which runs again', type: JobAnswer })
  @ApiFaults({ NOT_FOUND: NO_JOB, CONFLICT: 'the job has not failed, or retention deleted what it would start from' })
  async retry(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return this.view(caller, await this.requests.retry(caller, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelJob', summary: 'End a job in any stage as FAILED with CANCELLED' })
  @ApiOkResponse({ description: 'The job, FAILED with CANCELLED', type: JobAnswer })
  @ApiFaults({ NOT_FOUND: NO_JOB, CONFLICT: 'the job has ended already' })
  async cancel(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return this.view(caller, await this.requests.cancel(caller, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteJob',
    summary: 'Delete a job with its texts and, within minutes, its recording; an unfinished job is cancelled first',
  })
  @ApiNoContentResponse({ description: 'The job is gone' })
  @ApiFaults({ NOT_FOUND: NO_JOB })
  async remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.deletion.delete(caller, id);
  }

  private async view(caller: Caller, job: JobRecord) {
    return jobView(job, await this.reading.branding(caller, job));
  }
}
