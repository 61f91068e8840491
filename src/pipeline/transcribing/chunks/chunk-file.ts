import { createReadStream } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SAMPLE_RATE, WAV_HEADER_BYTES } from '../audio/decode-protocol.js';
import { wavHeader } from '../audio/wav-writer.js';
import type { Chunk } from './chunk-plan.js';

/** Bytes per read and write. */
const PIECE_BYTES = 256 * 1024;

/**
 * Runs the work with a chunk of the engine's own WAV as a file, then removes the file and its compressed form. The name
 * gives the chunk's position, for readers of a provider's log.
 */
export async function withChunkFile<T>(wavPath: string, chunk: Chunk, work: (path: string) => Promise<T>): Promise<T> {
  const stem = `part-${chunk.ordinal + 1}-${chunk.start.toFixed(3)}-${chunk.end.toFixed(3)}`;
  const path = join(dirname(wavPath), `${basename(stem)}.wav`);
  try {
    await slice(wavPath, path, chunk);
    return await work(path);
  } finally {
    for (const ending of ['wav', 'flac', 'ogg']) await remove(join(dirname(wavPath), `${stem}.${ending}`));
  }
}

/** Copies the samples of a chunk, a piece at a time. */
async function slice(wavPath: string, path: string, { start, end }: Chunk): Promise<void> {
  const first = Math.round(start * SAMPLE_RATE) * 2;
  const length = Math.round(end * SAMPLE_RATE) * 2 - first;
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(wavHeader(length));
    const from = WAV_HEADER_BYTES + first;
    const samples = createReadStream(wavPath, { start: from, end: from + length - 1, highWaterMark: PIECE_BYTES });
    for await (const piece of samples) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}

async function remove(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
