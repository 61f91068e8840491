import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { asksForMarks } from '../../language/compare/neutral/format.js';
import { escapeMarkdown } from '../../language/text/escape-markdown.js';
import { Fault } from '../../platform/fault.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { ApiTextFile } from '../../platform/http/documentation/api-file.js';
import { toSrt, toWebVtt } from '../captions/captions.js';
import { JobReading } from '../reading/job-reading.js';
import { noText } from '../record/retention-state.js';
import type { TranscriptWord } from '../results/transcript.js';
import { type QualityFlagAnswer, TranscriptAnswer } from './transcript-answer.js';

/** What is stored of a transcript, with a text. */
type Stored = Awaited<ReturnType<JobReading['transcript']>> & { readonly job: { readonly rawTranscript: string } };

/** The texts of a job as files. */
@ApiTags('jobs')
@ApiFaults({
  NOT_FOUND: 'there is no such job, or it does not have this text yet',
  TEXTS_DELETED: 'retention deleted the texts of the job',
})
@Controller('v1/jobs')
@ForCallers()
export class JobTextsController {
  constructor(@Inject(JobReading) private readonly reading: JobReading) {}

  @Get(':id/transcript.txt')
  @ApiOperation({ operationId: 'getTranscriptText', summary: 'What the recogniser returned' })
  @ApiTextFile('text/plain', 'The transcript')
  async text(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    const stored = await this.stored(caller, id);
    await send(reply, 'text/plain; charset=utf-8', `${stored.job.rawTranscript}\n`);
  }

  @Get(':id/transcript.json')
  @ApiOperation({
    operationId: 'getTranscript',
    summary: 'The transcript with language, length, segments and quality flags',
  })
  @ApiOkResponse({ description: 'The transcript', type: TranscriptAnswer })
  async json(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TranscriptAnswer> {
    const { job, transcript, segments } = await this.stored(caller, id);
    return {
      job_id: job.jobId,
      text: job.rawTranscript,
      language: transcript?.language ?? null,
      language_confidence: transcript?.language_confidence ?? null,
      duration_seconds: transcript?.duration_seconds ?? null,
      speech_seconds: transcript?.speech_seconds ?? null,
      flags: (transcript?.flags ?? []) as QualityFlagAnswer[],
      segments: segments.map((segment) => ({
        start: segment.start_seconds,
        end: segment.end_seconds,
        text: segment.text,
        confidence: segment.confidence,
        speaker: segment.speaker,
        ...(segment.words === null ? {} : { words: segment.words as TranscriptWord[] }),
      })),
    };
  }

  @Get(':id/transcript.srt')
  @ApiOperation({ operationId: 'getTranscriptSrt', summary: 'Captions as SubRip' })
  @ApiTextFile('application/x-subrip', 'SubRip captions')
  async srt(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'application/x-subrip; charset=utf-8', toSrt(timed(await this.stored(caller, id))));
  }

  @Get(':id/transcript.vtt')
  @ApiOperation({ operationId: 'getTranscriptVtt', summary: 'Captions as WebVTT' })
  @ApiTextFile('text/vtt', 'WebVTT captions')
  async vtt(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'text/vtt; charset=utf-8', toWebVtt(timed(await this.stored(caller, id))));
  }

  @Get(':id/refined.txt')
  @ApiOperation({ operationId: 'getRefinedText', summary: 'The refined text' })
  @ApiTextFile('text/plain', 'The refined text')
  async refinedText(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    await send(reply, 'text/plain; charset=utf-8', `${(await this.refined(caller, id)).refinedText}\n`);
  }

  @Get(':id/refined.md')
  @ApiOperation({
    operationId: 'getRefinedMarkdown',
    summary:
      'The refined text as Markdown: marks are escaped unless the Brand Bible asks for Markdown, headings, lists or tables',
  })
  @ApiTextFile('text/markdown', 'The refined text')
  async refinedMarkdown(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() reply: FastifyReply) {
    const job = await this.refined(caller, id);
    const rules = await this.reading.formRules(job);
    const markdown = rules !== null && asksForMarks(rules) ? job.refinedText : escapeMarkdown(job.refinedText);
    await send(reply, 'text/markdown; charset=utf-8', `${markdown}\n`);
  }

  private async stored(caller: Caller, id: string): Promise<Stored> {
    const stored = await this.reading.transcript(caller, id);
    if (hasText(stored)) return stored;
    throw noText(stored.job, 'transcript');
  }

  private async refined(caller: Caller, id: string) {
    const job = await this.reading.one(caller, id);
    const { refinedText } = job;
    if (refinedText !== null) return { ...job, refinedText };
    throw noText(job, 'refined text');
  }
}

function hasText(stored: Awaited<ReturnType<JobReading['transcript']>>): stored is Stored {
  return stored.job.rawTranscript !== null;
}

/** The segments that captions can be made of. */
function timed({ segments }: Stored) {
  const usable = segments.flatMap(({ start_seconds: start, end_seconds: end, text, words, speaker }) =>
    start === null || end === null ? [] : [{ start, end, text, words: words as TranscriptWord[] | null, speaker }],
  );
  if (usable.length > 0) return usable;
  throw new Fault(
    'NOT_FOUND',
    'This transcript has no times, because a person wrote it. Download transcript.txt instead.',
  );
}

/** The type is stated and not to be guessed: a text is never a page of this origin. */
async function send(reply: FastifyReply, type: string, body: string): Promise<void> {
  await reply.header('content-type', type).header('x-content-type-options', 'nosniff').send(body);
}
