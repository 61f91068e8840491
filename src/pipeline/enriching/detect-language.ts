/** Characters that are looked at: enough for certainty, and bounds the time on a long transcript. */
const LOOK_AT = 5_000;
/** Below this many characters a guess is not worth having. */
const LEAST = 20;

/**
 * Guesses the language of a text by its letter groups. Null where the text is short or the guess is not reliable.
 * The tables are loaded at the first use, for most transcripts come with their language.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, LOOK_AT).trim();
  if (sample.length < LEAST) return null;
  const { eld } = await import('eld/extrasmall');
  const guess = eld.detect(sample);
  return guess.isReliable() && guess.language !== '' ? guess.language : null;
}
