/** A request to the decoding child: one line on its standard input. */
export interface DecodeRequest {
  readonly inputPath: string;
  /** The output file, created or overwritten: 16 kHz mono 16-bit PCM WAV. */
  readonly outputPath: string;
  /** A longer recording is refused. */
  readonly maxSeconds: number;
}

/** Why a file could not be decoded. */
export type DecodeProblem =
  /** The file has no bytes. */
  | 'empty'
  /** Not a supported format. */
  | 'not-audio'
  /** A video without sound, or an empty container. */
  | 'no-audio-track'
  /** Encrypted, or in a codec that is not supported. */
  | 'unknown-codec'
  /** The file is clearly shorter than its container states. */
  | 'cut-off'
  /** Decoding stopped at a damaged place. */
  | 'damaged'
  | 'too-long'
  /** The file is not the cause: the disk has no room for the decoded sound. */
  | 'disk-full';

/** The detail of `not-audio` if the format of the file is unknown; otherwise the detail is the name of its format. */
export const NO_FORMAT = 'no supported format';

/** A stretch with voice activity, in seconds. */
export type SpeechSpan = readonly [start: number, end: number];

/** Remarks on the file for readers of the transcript, in seconds of the decoded sound. */
export interface AudioFinding {
  readonly kind: /** The container leaves this stretch without sound: a pause of the recorder, or lost data. */
    | 'gap'
    /** Some bytes in the middle are not sound. */
    | 'damaged'
    /** There are further tracks, which are ignored. */
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
  /** The file is slightly shorter than stated, or ends in the middle of a frame. */
  readonly truncated?: boolean;
  readonly findings?: readonly AudioFinding[];
}

/** Lines that the child writes on its standard output, as JSON. */
export type DecodeMessage =
  | { readonly kind: 'progress'; readonly seconds: number; readonly ofSeconds: number | null }
  | { readonly kind: 'decoded'; readonly audio: DecodedAudio }
  | { readonly kind: 'failed'; readonly problem: DecodeProblem; readonly atSeconds: number; readonly detail: string };

/** The audio format that every recogniser receives. */
export const SAMPLE_RATE = 16_000;
export const BYTES_PER_SECOND = SAMPLE_RATE * 2;
export const WAV_HEADER_BYTES = 44;
