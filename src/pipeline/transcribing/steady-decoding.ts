import { rm, stat } from 'node:fs/promises';
import { Fault } from '../../platform/fault.js';
import { type DecodeOptions, decodeAudio, timeLimits } from './audio/audio-decoder.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import { type LendDecoder, lendFreshDecoder } from './audio/decoder-pool.js';

/**
 * Decodes a recording, and reports it as unreadable only if two decoders did. The first may have been stopped from outside (a signal to the
 * process group, a suspended machine), or its file may have been deleted: neither is a fault of the recording.
 * @param bytes length of the recording as it was written
 * @param lend provides a decoder; a decoder whose file failed is not used again
 * @throws Fault as `decodeAudio`, and INTERNAL (retryable) if the recording is missing or changed
 */
export async function decodeSteadily(
  options: DecodeOptions,
  bytes: number,
  lend: LendDecoder = lendFreshDecoder,
): Promise<DecodedAudio> {
  const limits = timeLimits(options.maxSeconds);
  try {
    return await decodeAudio(options, limits, lend);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'AUDIO_UNREADABLE') throw error;
    await requireWhole(options.inputPath, bytes);
    options.log.debug('The recording could not be decoded. The engine tries a second time before the job fails.');
  }
  await rm(options.outputPath, { force: true });
  return decodeAudio(options, limits, lend);
}

async function requireWhole(path: string, bytes: number): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (size !== null && size >= bytes) return;
  const message =
    "The temporary copy of the recording is gone or cut short. The engine tries again. Make sure that no clean-up job deletes files of the engine's temporary folder.";
  throw new Fault('INTERNAL', message, { retryable: true });
}
