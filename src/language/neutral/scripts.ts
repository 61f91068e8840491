/** The scripts that are distinguished; Han with kana is Japanese. */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Greek: /\p{Script=Greek}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Bengali: /\p{Script=Bengali}/gu,
  Gurmukhi: /\p{Script=Gurmukhi}/gu,
  Gujarati: /\p{Script=Gujarati}/gu,
  Tamil: /\p{Script=Tamil}/gu,
  Telugu: /\p{Script=Telugu}/gu,
  Kannada: /\p{Script=Kannada}/gu,
  Malayalam: /\p{Script=Malayalam}/gu,
  Sinhala: /\p{Script=Sinhala}/gu,
  Thai: /\p{Script=Thai}/gu,
  Lao: /\p{Script=Lao}/gu,
  Khmer: /\p{Script=Khmer}/gu,
  Myanmar: /\p{Script=Myanmar}/gu,
  Georgian: /\p{Script=Georgian}/gu,
  Armenian: /\p{Script=Armenian}/gu,
  Ethiopic: /\p{Script=Ethiopic}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Kana: /\p{Script=Hiragana}|\p{Script=Katakana}/gu,
  Han: /\p{Script=Han}/gu,
} as const;

export type Script = keyof typeof SCRIPTS;

/** Languages that are the only ones of their script. For shared scripts (Cyrillic, Arabic, Devanagari) the letter groups decide. */
const SOLE_LANGUAGE: Partial<Record<Script, string>> = {
  Greek: 'el',
  Hebrew: 'he',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Georgian: 'ka',
  Armenian: 'hy',
  Ethiopic: 'am',
  Hangul: 'ko',
  Kana: 'ja',
  Han: 'zh',
};
/** Share of kana in Japanese; a Chinese text that quotes a Japanese title has less. */
const LEAST_KANA = 0.1;

/** How many letters of each script a text has, the most first. Empty without letters. */
export function scriptsOf(text: string): { script: Script; letters: number }[] {
  return Object.entries(SCRIPTS)
    .map(([script, pattern]) => ({ script: script as Script, letters: text.match(pattern)?.length ?? 0 }))
    .filter(({ letters }) => letters > 0)
    .toSorted((a, b) => b.letters - a.letters);
}

/** The script of most letters, Japanese counted as kana; null without letters. */
export function mainScript(text: string): Script | null {
  const scripts = scriptsOf(text);
  const lettersOf = (name: Script) => scripts.find(({ script }) => script === name)?.letters ?? 0;
  const [kana, han] = [lettersOf('Kana'), lettersOf('Han')];
  const japanese = kana > 0 && kana >= LEAST_KANA * (kana + han);
  const merged = scripts
    .filter(({ script }) => !(japanese && script === 'Han'))
    .map(({ script, letters }) => ({ script, letters: script === 'Kana' && japanese ? kana + han : letters }));
  return merged.toSorted((a, b) => b.letters - a.letters)[0]?.script ?? null;
}

/** The language that a script identifies; null if several languages share the script. */
export function languageOfScript(script: Script): string | null {
  return SOLE_LANGUAGE[script] ?? null;
}
