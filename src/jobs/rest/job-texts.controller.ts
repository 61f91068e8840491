import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerGuard } from '../../access/caller.guard.js';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { Fault } from '../../platform/fault.js';
import { toSrt, toWebVtt } from '../captions/captions.js';
import { JobReading } from '../reading/job-reading.js';
import { noText } from '../record/retention-state.js';
import type { TranscriptWord } from '../results/transcript.js';

type Stored = Awaited<ReturnType<JobReading['transcript']>>;

/** The texts of a job as files. */
@ApiTags('jobs')
@ApiBearerAuth()
@ApiResponse({ status: 404, description: 'No such job, or no text of it yet' })
@ApiResponse({ status: 410, description: 'Retention deleted the texts of the job' })
@Controller('v1/jobs')
@UseGuards(CallerGuard)
export class JobTextsController {
  constructor(@Inject(JobReading) private readonly reading: JobReading) {}

  @Get(':id/transcript.txt')
  @ApiOperation({ summary: 'What the recogniser returned' })
  async text(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    const stored = await this.stored(caller, id);
    await send(reply, 'text/plain; charset=utf-8', `${stored.job.rawTranscript}\n`);
  }

  @Get(':id/transcript.json')
  @ApiOperation({ summary: 'The same with language, length, segments and quality flags' })
  async json(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    const { job, transcript, segments } = await this.stored(caller, id);
    return {
      job_id: job.jobId,
      text: job.rawTranscript,
      language: transcript?.language ?? null,
      language_confidence: transcript?.language_confidence ?? null,
      duration_seconds: transcript?.duration_seconds ?? null,
      speech_seconds: transcript?.speech_seconds ?? null,
      flags: transcript?.flags ?? [],
      segments: segments.map((segment) => ({
        start: segment.start_seconds,
        end: segment.end_seconds,
        text: segment.text,
        confidence: segment.confidence,
        ...(segment.words === null ? {} : { words: segment.words }),
      })),
    };
  }

  @Get(':id/transcript.srt')
  @ApiOperation({ summary: 'Captions as SubRip' })
  async srt(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'application/x-subrip; charset=utf-8', toSrt(timed(await this.stored(caller, id))));
  }

  @Get(':id/transcript.vtt')
  @ApiOperation({ summary: 'Captions as WebVTT' })
  async vtt(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'text/vtt; charset=utf-8', toWebVtt(timed(await this.stored(caller, id))));
  }

  @Get(':id/refined.txt')
  @ApiOperation({ summary: 'The refined text' })
  async refinedText(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'text/plain; charset=utf-8', `${await this.refined(caller, id)}\n`);
  }

  @Get(':id/refined.md')
  @ApiOperation({ summary: 'The refined text as Markdown' })
  async refinedMarkdown(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'text/markdown; charset=utf-8', `${await this.refined(caller, id)}\n`);
  }

  private async stored(caller: Caller, id: string): Promise<Stored> {
    const stored = await this.reading.transcript(caller, id);
    if (stored.job.rawTranscript !== null) return stored;
    throw noText(stored.job, 'transcript');
  }

  private async refined(caller: Caller, id: string): Promise<string> {
    const { job } = await this.reading.transcript(caller, id);
    if (job.refinedText !== null) return job.refinedText;
    throw noText(job, 'refined text');
  }
}

/** The segments that captions can be made of. */
function timed({ segments }: Stored) {
  const usable = segments.flatMap(({ start_seconds: start, end_seconds: end, text, words }) =>
    start === null || end === null ? [] : [{ start, end, text, words: words as TranscriptWord[] | null }],
  );
  if (usable.length > 0) return usable;
  throw new Fault(
    'NOT_FOUND',
    'There are no times for this transcript: it was written by hand. Take transcript.txt instead.',
  );
}

/** The type is stated and not to be guessed: a text is never a page of this origin. */
async function send(reply: FastifyReply, type: string, body: string): Promise<void> {
  await reply.header('content-type', type).header('x-content-type-options', 'nosniff').send(body);
}
