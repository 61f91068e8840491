import { readSamples } from './sound-parts.js';
import { type Diariser, speechLibrary } from './speech-library.js';
import type { SpeechOperations } from './speech-protocol.js';

type Diarise = SpeechOperations['diarise'];

/** The threshold of the library's own example: voices that differ less are one. */
const THRESHOLD = 0.5;
/** Shorter speech than this is not a turn, and a shorter pause ends none; seconds. */
const SHORTEST_TURN = 0.2;
const SHORTEST_PAUSE = 0.3;

let loaded: { readonly key: string; readonly diariser: Diariser } | null = null;

/** Finds who speaks when in a whole recording. */
export function diarise({ model, wavPath, speakers }: Diarise['request'], beforeLoad: () => void): Diarise['result'] {
  const native = speechLibrary();
  const key = JSON.stringify([model, speakers]);
  const clustering = speakers === null ? { numClusters: -1, threshold: THRESHOLD } : { numClusters: speakers };
  if (loaded?.key !== key) {
    beforeLoad();
    loaded = null;
    const common = { numThreads: model.threads, provider: 'cpu', debug: 0 };
    const diariser = native.createOfflineSpeakerDiarization({
      segmentation: { pyannote: { model: model.segmentation }, ...common },
      embedding: { model: model.embedding, ...common },
      clustering,
      minDurationOn: SHORTEST_TURN,
      minDurationOff: SHORTEST_PAUSE,
    });
    loaded = { key, diariser };
  }
  const spans = native.offlineSpeakerDiarizationProcess(loaded.diariser, readSamples(wavPath));
  return { spans: spans.map(({ start, end, speaker }) => ({ start, end, speaker: String(speaker) })) };
}
