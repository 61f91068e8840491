/** What a submission may say of its recording, so that it is understood better. */
export interface JobHints {
  /** BCP 47 tag of the language that is spoken; null: it is detected. */
  readonly language: string | null;
  /** Names and words that are said, the most important first; empty: none. */
  readonly keywords: readonly string[];
  /** `off`, `auto` or the number of speakers as text; null: as the setting SPEAKERS says. */
  readonly speakers: string | null;
}

/** Nothing is said. */
export const NO_HINTS: JobHints = { language: null, keywords: [], speakers: null };

/** The primary tag of the language that a submission names (`pt` of `pt-BR`), in lower case; null: it names none. */
export function primaryLanguage({ language }: Pick<JobHints, 'language'>): string | null {
  return language?.split('-')[0]?.toLowerCase() ?? null;
}
