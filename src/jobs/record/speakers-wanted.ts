/** The most speakers that a job or a setting may name. */
export const MOST_SPEAKERS = 20;

/** Whether speakers are told apart: not at all, however many there are, or exactly this many, 1 to MOST_SPEAKERS. */
export type SpeakersWanted = 'off' | 'auto' | number;

const NUMBER = new RegExp(`^(?:[1-9]|1[0-9]|${MOST_SPEAKERS})$`);

/** What a caller is answered for a value that is none. */
export const SPEAKERS_RULE = `must be off, auto or a number from 1 to ${MOST_SPEAKERS}`;

/** Reads `off`, `auto` or a number; null for anything else. */
export function parseSpeakers(text: string): SpeakersWanted | null {
  if (text === 'off' || text === 'auto') return text;
  return NUMBER.test(text) ? Number(text) : null;
}
