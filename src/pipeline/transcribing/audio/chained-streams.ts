import { FilePathSource, Input, type InputAudioTrack, type InputFormat } from 'mediabunny';

/** A recorder that is paused, or a radio programme, chains a few streams; a file with thousands is an attack. */
const MOST_STREAMS = 1_000;

/** The consecutive streams of a file. */
export interface ChainedStreams {
  readonly path: string;
  /** Of the first one. */
  readonly first: InputAudioTrack;
  /** Offsets of the later streams, in bytes. */
  readonly from: readonly number[];
  readonly formats: InputFormat[];
}

/** The audio track of each stream, in order: the reader only sees the first. @throws Error if a later one cannot be decoded */
export async function* chainedStreams({ path, first, from, formats }: ChainedStreams): AsyncGenerator<InputAudioTrack> {
  yield first;
  if (from.length > MOST_STREAMS) throw new Error(`${from.length} streams are chained`);
  for (const [index, start] of from.entries()) {
    const length = (from[index + 1] ?? Number.MAX_SAFE_INTEGER) - start;
    const source = new FilePathSource(path).slice(start, length);
    const input = new Input({ formats, source });
    try {
      const [track] = (await input.canRead()) ? await input.getAudioTracks() : [];
      if (track === undefined || !(await track.canDecode())) throw new Error('a chained stream cannot be decoded');
      yield track;
    } finally {
      input.dispose();
    }
  }
}
