/** What a submission can say about its recording to improve the transcript. */
export interface JobHints {
  /** BCP 47 tag of the spoken language; null: the recogniser detects it. */
  readonly language: string | null;
  /** Names and words in the recording, most important first; empty: none. */
  readonly keywords: readonly string[];
  /** `off`, `auto` or the number of speakers as text; null: the setting SPEAKERS decides. */
  readonly speakers: string | null;
}

/** A submission without hints. */
export const NO_HINTS: JobHints = { language: null, keywords: [], speakers: null };

/** The primary tag of the language that a submission names (`pt` of `pt-BR`), in lower case; null if it names none. */
export function primaryLanguage({ language }: Pick<JobHints, 'language'>): string | null {
  return language?.split('-')[0]?.toLowerCase() ?? null;
}
