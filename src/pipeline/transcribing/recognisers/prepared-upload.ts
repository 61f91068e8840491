import { stat } from 'node:fs/promises';
import { Fault } from '../../../platform/fault.js';
import { encodeUpload } from '../audio/upload-encoder.js';
import type { ModelCapabilities } from './model-capabilities.js';
import type { RecognitionRequest } from './recogniser.js';

/** Half a minute as WAV: below this, starting the encoder costs more than it saves. */
const SMALL_BYTES = 1024 * 1024;

/** The media type of a prepared upload by its ending. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
};

/**
 * The path of the WAV, or of its compressed form as the model's record says; a short one is sent uncompressed.
 * @throws Fault AUDIO_TOO_LARGE if no form fits the model's limits
 */
export async function preparedUpload(
  { wavPath, durationSeconds, signal, log }: RecognitionRequest,
  { maxUploadBytes, maxSeconds, upload: form }: Pick<ModelCapabilities, 'maxUploadBytes' | 'maxSeconds' | 'upload'>,
  provider: string,
): Promise<string> {
  signal.throwIfAborted();
  const megabytes = `${maxUploadBytes / 1024 / 1024} MB`;
  if (maxSeconds !== 0 && durationSeconds > maxSeconds) throw tooLong(`${maxSeconds / 60} minutes`, provider);
  const wavBytes = (await stat(wavPath)).size;
  if (wavBytes <= Math.min(SMALL_BYTES, maxUploadBytes) || form === 'wav') {
    if (wavBytes <= maxUploadBytes) return wavPath;
    throw tooLong(megabytes, provider);
  }
  const outputPath = wavPath.replace(/(\.wav)?$/, form === 'opus' ? '.ogg' : '.flac');
  await encodeUpload({ form, inputPath: wavPath, outputPath, durationSeconds, signal, log });
  if ((await stat(outputPath)).size <= maxUploadBytes) return outputPath;
  throw tooLong(megabytes, provider);
}

function tooLong(limit: string, provider: string): Fault {
  const message = `The recording is longer than the ${limit} that the transcriber's model accepts. Cut it into parts and upload them.`;
  return new Fault('AUDIO_TOO_LARGE', message, { provider });
}
