import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { Fault } from '../../platform/fault.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { JobAudio } from '../reading/job-audio.js';
import { type ByteRange, bytesIn, rangeOf } from './byte-range.js';

type Source = ReadableStream<Uint8Array>;

const AUDIO = { 'audio/*': { schema: { type: 'string', format: 'binary' } } };
/** Only types of audio and video are passed on: a browser would render any other type, such as HTML. */
const PLAYABLE = /^(audio|video)\/[\w.+-]{1,60}$/;

/** The recording of a job, for a player. */
@ApiTags('jobs')
@Controller('v1/jobs')
@ForCallers()
export class JobAudioController {
  constructor(@Inject(JobAudio) private readonly audio: JobAudio) {}

  @Get(':id/audio')
  @ApiOperation({ operationId: 'getAudio', summary: 'The recording, completely or in ranges' })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes, such as bytes=0-1023' })
  @ApiResponse({ status: 200, description: 'The complete recording', content: AUDIO })
  @ApiResponse({ status: 206, description: 'The range that was asked for', content: AUDIO })
  @ApiFaults({
    NOT_FOUND: 'there is no such job',
    AUDIO_NOT_FOUND: 'the recording was deleted, or is not in the audio bucket',
    RANGE_NOT_SATISFIABLE: 'the range is beyond the end of the recording',
  })
  async audioOf(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Headers('range') asked: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const recording = await this.audio.find(caller, id);
    const { size, mimeType } = recording.object;
    const range = size === null ? null : rangeOf(asked, size);
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${size}`);
      throw new Fault('RANGE_NOT_SATISFIABLE', `The recording has ${size} bytes. Ask for a range within them.`);
    }
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const source = await this.audio.open(recording, gone.signal);
    void reply.headers({
      'content-type': mimeType !== null && PLAYABLE.test(mimeType) ? mimeType : 'application/octet-stream',
      'accept-ranges': size === null ? 'none' : 'bytes',
      'content-disposition': 'inline',
    });
    if (range === null) await sendWhole(reply, source, size);
    else await sendRange(reply, source, range, size);
  }
}

async function sendWhole(reply: FastifyReply, source: Source, size: number | null): Promise<void> {
  if (size !== null) void reply.header('content-length', size);
  await reply.send(Readable.fromWeb(source as never));
}

async function sendRange(reply: FastifyReply, source: Source, range: ByteRange, size: number | null): Promise<void> {
  void reply
    .status(206)
    .header('content-range', `bytes ${range.first}-${range.last}/${size}`)
    .header('content-length', range.last - range.first + 1);
  await reply.send(Readable.from(bytesIn(source, range)));
}
