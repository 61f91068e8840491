/** The most speakers that a job or a setting may name. */
export const MOST_SPEAKERS = 20;

/** Whether to distinguish speakers: `off`, `auto`, or exactly this many, 1 to MOST_SPEAKERS. */
export type SpeakersWanted = 'off' | 'auto' | number;

const NUMBER = new RegExp(`^(?:[1-9]|1[0-9]|${MOST_SPEAKERS})$`);

/** The message for an invalid value. */
export const SPEAKERS_RULE = `must be off, auto or a number from 1 to ${MOST_SPEAKERS}`;

/** Reads `off`, `auto` or a number; null for any other value. */
export function parseSpeakers(text: string): SpeakersWanted | null {
  if (text === 'off' || text === 'auto') return text;
  return NUMBER.test(text) ? Number(text) : null;
}
