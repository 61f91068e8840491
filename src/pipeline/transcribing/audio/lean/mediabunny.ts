import { createRequire } from 'node:module';

/** The library in one file instead of 66, which only `require` gives. These are the names that the decoder and the codecs import. */
const library = createRequire(import.meta.url)('mediabunny') as typeof import('mediabunny');

export const {
  ADTS,
  AudioSample,
  AudioSampleResource,
  AudioSampleSink,
  CustomAudioDecoder,
  CustomAudioEncoder,
  CustomVideoDecoder,
  CustomVideoEncoder,
  EncodedPacket,
  FilePathSource,
  FLAC,
  Input,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  PCM_AUDIO_CODECS,
  QTFF,
  Quality,
  registerDecoder,
  registerEncoder,
  registerVideoSampleTransformer,
  VideoSample,
  VideoSampleColorSpace,
  VideoSampleResource,
  WAVE,
  WEBM,
} = library;

/** Stands for @mediabunny/prores, a codec of video. */
export function registerProresDecoder(): void {}
