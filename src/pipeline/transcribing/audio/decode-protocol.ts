/** What the decoding child is asked, as a line on its standard input. */
export interface DecodeRequest {
  readonly inputPath: string;
  /** Written anew: 16 kHz mono 16-bit PCM WAV. */
  readonly outputPath: string;
  /** More decoded sound than this is refused. */
  readonly maxSeconds: number;
}

/** Why a file could not be decoded. */
export type DecodeProblem =
  /** No format that is supported. */
  | 'not-audio'
  /** A video alone, or an empty container. */
  | 'no-audio-track'
  /** Encrypted, or in a codec that is not supported. */
  | 'unknown-codec'
  /** The container says clearly more than there is. */
  | 'cut-off'
  /** Decoding stopped at a damaged place. */
  | 'damaged'
  | 'too-long'
  /** Not the file's fault: there is no room for what is decoded. */
  | 'disk-full';

/** A stretch with voice activity, in seconds. */
export type SpeechSpan = readonly [start: number, end: number];

/** What a reader of the transcript should know about the file, in seconds of what was decoded. */
export interface AudioFinding {
  readonly kind: /** The container leaves this stretch without sound: a pause of the recorder, or lost data. */
    | 'gap'
    /** Some bytes in the middle are no sound. */
    | 'damaged'
    /** There are further tracks, which are not heard. */
    | 'other-tracks';
  readonly start: number;
  readonly end: number;
}

export interface DecodedAudio {
  /** Seconds of sound that were decoded and written. */
  readonly durationSeconds: number;
  /** Name of the container, for the log. */
  readonly format: string;
  readonly codec: string;
  /** Seconds with voice activity. */
  readonly speechSeconds: number;
  readonly speech: readonly SpeechSpan[];
  /** A little less is there than was announced, or the file ends in the middle of a frame. */
  readonly truncated?: boolean;
  readonly findings?: readonly AudioFinding[];
}

/** Lines that the child writes on its standard output, as JSON. */
export type DecodeMessage =
  | { readonly kind: 'progress'; readonly seconds: number; readonly ofSeconds: number | null }
  | { readonly kind: 'decoded'; readonly audio: DecodedAudio }
  | { readonly kind: 'failed'; readonly problem: DecodeProblem; readonly atSeconds: number; readonly detail: string };

/** The one form that every recogniser here is given. */
export const SAMPLE_RATE = 16_000;
export const BYTES_PER_SECOND = SAMPLE_RATE * 2;
export const WAV_HEADER_BYTES = 44;
