import type { QualityFlag } from '../../../jobs/results/transcript.js';
import type { AudioFinding, DecodedAudio } from './decode-protocol.js';

const TOLD: Record<AudioFinding['kind'], Pick<QualityFlag, 'kind' | 'message'>> = {
  gap: {
    kind: 'AUDIO_GAP',
    message: 'The file holds no sound here: the recorder was paused, or a part of the file was lost.',
  },
  damaged: {
    kind: 'AUDIO_DAMAGED',
    message: 'Some bytes of the file are damaged here: a word may be missing, and what follows may be a moment early.',
  },
  'other-tracks': {
    kind: 'OTHER_TRACKS',
    message:
      'The file has several audio tracks; this is what the first one with speech says. Mix them down where others speak too.',
  },
};

/** What was found wrong with a recording, as flags of its transcript. */
export function audioFlags({ truncated, durationSeconds, findings = [] }: DecodedAudio): QualityFlag[] {
  const flags = findings.map(({ kind, start, end }): QualityFlag => ({ ...TOLD[kind], start, end }));
  if (!truncated) return flags;
  const message = 'The file ends in the middle of its sound, as one does whose upload or recording broke off.';
  return [...flags, { kind: 'AUDIO_TRUNCATED', start: durationSeconds, end: durationSeconds, message }];
}
