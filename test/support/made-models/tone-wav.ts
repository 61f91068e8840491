import { writeFile } from 'node:fs/promises';
import { wavHeader } from '../../../src/pipeline/transcribing/audio/wav-writer.js';
import { frequencyOf, TONE_WORDS } from './made-whisper.js';

const RATE = 16_000;
/** A word sounds in the middle half of its second. */
const [FROM, TO] = [RATE / 4, (RATE * 3) / 4];

/** 16 kHz mono PCM of words as a made Whisper hears them: one tone a second, with a pause between two. */
export function tonePcm(words: readonly string[], volume = 0.3): Buffer {
  const bytes = Buffer.alloc(words.length * RATE * 2);
  words.forEach((word, second) => {
    const step = (2 * Math.PI * frequencyOf(word)) / RATE;
    for (let i = FROM; i < TO; i++) {
      // It swells as a syllable does: a steady tone is no speech.
      const swell = 0.2 + 0.8 * Math.sin((Math.PI * (i - FROM)) / (TO - FROM));
      bytes.writeInt16LE(Math.round(32_767 * volume * swell * Math.sin(step * i)), (second * RATE + i) * 2);
    }
  });
  return bytes;
}

export async function writeToneWav(path: string, words: readonly string[]): Promise<void> {
  const pcm = tonePcm(words);
  await writeFile(path, Buffer.concat([wavHeader(pcm.length), pcm]));
}

/** So many words without an order that a check for repetitions could find; the same for the same seed. */
export function drawnWords(count: number, seed = 1): string[] {
  let state = seed;
  const drawn: string[] = [];
  while (drawn.length < count) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const word = TONE_WORDS[state % TONE_WORDS.length] as string;
    if (drawn.at(-1) !== word) drawn.push(word);
  }
  return drawn;
}
