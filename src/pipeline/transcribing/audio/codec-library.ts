import { type AudioCodec, PCM_AUDIO_CODECS } from 'mediabunny';
import { loadCached } from './compile-cache.js';

let loading: Promise<void> | undefined;

/** Loads the native codecs (0.1 s of CPU time) when a track needs them: uncompressed samples do not. */
export async function loadCodecs(codec: AudioCodec): Promise<void> {
  if ((PCM_AUDIO_CODECS as readonly string[]).includes(codec)) return;
  loading ??= loadCached(() => import('@mediabunny/server')).then(({ registerMediabunnyServer }) => {
    // Hardware decoders are the least tested, and do not make audio faster.
    registerMediabunnyServer({ hardwareContext: null });
  });
  await loading;
}
