import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { type DecodedAudio, type DecodeMessage, type DecodeRequest, NO_FORMAT } from './decode-protocol.js';
import { type LendDecoder, lendFreshDecoder } from './decoder-pool.js';
import type { ProcessEnd } from './limited-child.js';
import { diskFull } from './scratch-folder.js';

export interface DecodeOptions extends DecodeRequest {
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Seconds decoded, and the total if the container states it. */
  readonly onProgress: (seconds: number, ofSeconds: number | null) => void;
}

/**
 * Exceeding the CPU time limit makes the recording unreadable. Elapsed time may depend on the machine's load, so it only ends the attempt.
 * @param maxSeconds the longest recording that is allowed, in seconds
 */
export function timeLimits(maxSeconds: number) {
  // Decoding was measured at 70 to 230 times real time: a tenth of the recording's limit, and time to start.
  const processorMs = 30_000 + maxSeconds * 100;
  return {
    processorMs,
    // A decoder reports twice a second; one that computes for this long without a report hangs in a damaged container.
    silentProcessorMs: 10_000,
    timeoutMs: 4 * processorMs,
    // At a load of 30 on two cores, a decoder got no CPU time for more than 15 s.
    silenceMs: 180_000,
  };
}
export type TimeLimits = ReturnType<typeof timeLimits>;

const ADVICE = 'Export it as MP3 or WAV (PCM) and upload it again.';
const AGAIN =
  'Upload it again in full. If it plays to its end elsewhere, export it there as MP3 or WAV (PCM) and upload that.';

/**
 * Decodes any supported audio file to 16 kHz mono WAV, in a child process with limits on time and memory and without the
 * engine's environment.
 * @throws Fault AUDIO_UNREADABLE, AUDIO_TOO_LARGE (longer than allowed), INTERNAL (retryable: the disk is full, the system killed it, or
 * it did not get the time it needs)
 */
export async function decodeAudio(
  options: DecodeOptions,
  limits: TimeLimits = timeLimits(options.maxSeconds),
  lend: LendDecoder = lendFreshDecoder,
): Promise<DecodedAudio> {
  const { inputPath, outputPath, maxSeconds, signal, log } = options;
  signal.throwIfAborted();
  return lend(signal, async (decoder) => {
    let answer: DecodeMessage | null = null;
    let started = false;
    const onMessage = (message: DecodeMessage) => {
      started = true;
      if (message.kind === 'progress') options.onProgress(message.seconds, message.ofSeconds);
      else answer = message;
    };
    const end = await decoder.decode({ inputPath, outputPath, maxSeconds }, { ...limits, signal, onMessage });
    if (end?.kind === 'exited' && !started) throw notStarted(log, decoder.errorTail);
    return readAnswer(answer, end, options, decoder.errorTail);
  });
}

function readAnswer(
  answer: DecodeMessage | null,
  end: ProcessEnd | null,
  options: DecodeOptions,
  errorTail: string,
): DecodedAudio {
  // An answer is the decoder's last message: it has finished its work, however the process ends afterwards.
  if (answer?.kind === 'decoded') return answer.audio;
  if (answer?.kind === 'failed') {
    options.log.info('The audio was not decoded.', { problem: answer.problem, detail: answer.detail });
    throw problemFault(answer, options.maxSeconds);
  }
  options.log.warn('The decoder ended without a result.', { ...end, errorTail });
  if (end === null) throw new Fault('INTERNAL', 'The audio decoder gave no answer. The engine tries again.');
  if (end.kind === 'not-started') throw notStarted(options.log, errorTail);
  if (end.kind === 'killed' && end.by === 'SIGKILL') throw killedFromOutside();
  if (end.kind === 'out-of-time') throw outOfTime();
  throw unreadable(`The audio could not be decoded (${DEATHS[end.kind]}). ${ADVICE}`);
}

/** The decoder reports before it opens the file, so the file is not the cause: the program is missing or being replaced. */
function notStarted(log: Logger, errorTail: string): Fault {
  log.error('The decoder could not be started.', { errorTail });
  return new Fault('INTERNAL', 'The audio decoder could not be started. Run "npm run build", then restart the engine.');
}

const DEATHS: Record<Exclude<ProcessEnd['kind'], 'out-of-time' | 'not-started'>, string> = {
  exited: 'the decoder rejected it',
  killed: 'the decoder crashed on it',
  'out-of-processor-time': 'it took too much processor time',
  'out-of-memory': 'it needed too much memory',
};

type Failure = Extract<DecodeMessage, { kind: 'failed' }>;

function problemFault({ problem, atSeconds, detail }: Failure, maxSeconds: number): Fault {
  const at = `${Math.floor(atSeconds)} seconds`;
  switch (problem) {
    case 'empty':
      return unreadable('The file is empty: its upload has no bytes. Check how it is uploaded, then upload it again.');
    case 'not-audio':
      return unreadable(`The file is ${foreign(detail)}, regardless of its name. ${ADVICE}`);
    case 'no-audio-track':
      return unreadable(
        `The file has no audio track in a supported codec, or was cut off before one could be found. ${ADVICE}`,
      );
    case 'unknown-codec':
      return unreadable(`The sound in the file is protected or in an unsupported codec${named(detail)}. ${ADVICE}`);
    case 'cut-off':
      return unreadable(
        `The audio file is cut off: it ends after ${at}, before its announced end. Upload it again in full.`,
      );
    case 'damaged':
      return unreadable(`The audio file is damaged or cut off: it can be read for ${at} only. ${AGAIN}`);
    case 'disk-full':
      return diskFull();
    case 'too-long': {
      const limit = `${Math.floor(maxSeconds / 60)} minutes`;
      const advice = 'Cut it into parts, or raise the setting MAX_AUDIO_SECONDS.';
      return new Fault('AUDIO_TOO_LARGE', `The recording is longer than the ${limit} that are allowed. ${advice}`);
    }
  }
}

/** The name of a codec as the file gives it, if it is a known one. */
function named(detail: string): string {
  const name = detail.replace(/^Error: /, '');
  return /^[\w .-]{2,20}$/.test(name) ? ` (${name})` : '';
}

/** What the file is, if its first bytes show it. */
function foreign(detail: string): string {
  const name = detail.replace(/^Error: /, '');
  return name === NO_FORMAT
    ? 'not audio in a supported format, or raw samples without a header'
    : `${name}, which the engine does not decode`;
}

/** Only the system's out-of-memory killer ends a decoder like this: the engine's own limits report their reason. */
function killedFromOutside(): Fault {
  const message =
    'OUT_OF_MEMORY: the system ended the decoder, most likely because the machine ran out of memory. It is tried again; give the engine more memory, or lower WORKER_CONCURRENCY.';
  return new Fault('INTERNAL', message, { retryable: true });
}

/** The decoder got no CPU time or waited for a slow disk: the recording is not the cause. */
function outOfTime(): Fault {
  const message =
    'DECODER_OUT_OF_TIME: the machine was too busy to decode the recording in time. The engine tries again; give it more processors, or lower WORKER_CONCURRENCY.';
  return new Fault('INTERNAL', message, { retryable: true });
}

function unreadable(message: string): Fault {
  return new Fault('AUDIO_UNREADABLE', message);
}
