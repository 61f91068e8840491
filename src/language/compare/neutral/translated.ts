import { type WrongLanguage, wrongLanguage } from '../../neutral/wrong-language.js';
import type { Finding } from '../verdict.js';

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

function message({ kind, spoken, written }: WrongLanguage): string {
  if (kind === 'script') return `The speech is in ${spoken} letters, and the text is in ${written} letters.`;
  if (written === null) return `A phrase was said in ${NAMES.of(spoken)}, and the text has it in other words.`;
  const where = kind === 'stretch' ? 'A part of the text' : 'The text';
  return `${where} is in ${NAMES.of(written)}, and ${NAMES.of(spoken)} was spoken.`;
}

/** Checks that the text and each phrase keep the language and script of the speech. */
export function translated(raw: string, refined: string, language: string | null): Finding[] {
  return wrongLanguage(raw, refined, language).map((one) => {
    const { rawSpan, refinedSpan } = one;
    return { check: 'translated', grade: 'REJECT', message: message(one), rawSpan, refinedSpan };
  });
}
