/**
 * Detects the language of a text by its words, letters and script, even of a short text. Null if uncertain.
 * The tables are loaded at the first use, because most transcripts come with their language.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const { identifyLanguage, SURE } = await import('../neutral/identify-language.js');
  const found = identifyLanguage(text);
  return found !== null && found.confidence >= SURE ? found.language : null;
}
