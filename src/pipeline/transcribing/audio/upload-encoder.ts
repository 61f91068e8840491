import { compiledProgram } from '../../../platform/compiled-program.js';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { ENCODED } from './encode-protocol.js';
import { runLimited } from './limited-process.js';

/** Forms that speech is compressed to: without loss to about half, or as Opus at 32 kbit/s to an eighth. */
export type UploadForm = 'flac' | 'opus';

export interface EncodeOptions {
  /** 16 kHz mono WAV, as the decoder writes it. */
  readonly inputPath: string;
  readonly outputPath: string;
  readonly form: UploadForm;
  readonly durationSeconds: number;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Encoding runs at several hundred times real time; an encoder ten times slower is stuck. Milliseconds of CPU time. */
const processorMs = (seconds: number) => 30_000 + seconds * 50;
/** Elapsed time: the machine may have other work. */
const timeoutMs = (seconds: number) => 4 * processorMs(seconds);
const MAX_RSS_BYTES = 512 * 1024 * 1024;

/** Compresses speech for an upload, in a child process. @throws Fault INTERNAL (retryable) */
export async function encodeUpload(options: EncodeOptions): Promise<void> {
  const { form, inputPath, outputPath } = options;
  let encoded = false;
  const { end, errorTail } = await runLimited({
    command: process.execPath,
    args: ['--no-warnings', compiledProgram('encode-process', import.meta.url), form, inputPath, outputPath],
    env: {},
    processorMs: processorMs(options.durationSeconds),
    timeoutMs: timeoutMs(options.durationSeconds),
    maxRssBytes: MAX_RSS_BYTES,
    signal: options.signal,
    onLine: (line) => {
      encoded ||= line === ENCODED;
    },
  });
  if (encoded) return;
  options.log.warn('The encoder ended without a result.', { ...end, errorTail });
  throw new Fault('INTERNAL', 'The recording could not be compressed for the transcriber. It is tried again.');
}
