import { rm, stat } from 'node:fs/promises';
import { Fault } from '../../platform/fault.js';
import { type DecodeOptions, decodeAudio, timeLimits } from './audio/audio-decoder.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import { type LendDecoder, lendFreshDecoder } from './audio/decoder-pool.js';

/**
 * Decodes a recording, and calls it unreadable only when two decoders did: the first may have been stopped from outside (a signal to the
 * whole group of processes, a machine that stood still), or its file taken away, which says nothing about the recording.
 * @param bytes how long the recording is that was written
 * @param lend where decoders come from; one whose file failed is not lent again
 * @throws Fault as `decodeAudio`, and INTERNAL (retryable) when the recording is no longer there as it was written
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
    options.log.debug('The recording did not decode. It is decoded again before it counts as unreadable.');
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
