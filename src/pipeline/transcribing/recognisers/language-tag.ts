const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Names that recognisers use and the platform's data does not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cantonese: 'yue',
  castilian: 'es',
  farsi: 'fa',
  flemish: 'nl',
  haitian: 'ht',
  hawaiian: 'haw',
  letzeburgesch: 'lb',
  mandarin: 'zh',
  moldavian: 'ro',
  moldovan: 'ro',
  myanmar: 'my',
  nynorsk: 'nn',
  panjabi: 'pa',
  pushto: 'ps',
  sinhalese: 'si',
  tagalog: 'tl',
  valencian: 'ca',
};
/** Tags of no language: undetermined, several, none, uncoded. */
const NONE = new Set(['und', 'mul', 'zxx', 'mis']);

let english: Intl.DisplayNames | null = null;

/** The name of a language in English, as the platform's own data has it; undefined if it has none. */
function nameOf(tag: string): string | undefined {
  english ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return english.of(tag);
}

/** The tag in its common form: `eng` is `en`, `iw` is `he`; null if there is no such language. */
function canonical(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag);
    if (NONE.has(language) || nameOf(language) === undefined) return null;
    // The platform prefers `fil` for `tl`, which recognisers do not.
    return tag === 'tl' || tag === 'tgl' ? 'tl' : language;
  } catch {
    return null;
  }
}

let tags: ReadonlyMap<string, string> | null = null;

/**
 * A recogniser's word for a language (`en`, `en-US`, `eng`, `english`, `English (US)`, `<|en|>`, `Deutsch`, an object with a code, the first of a list) as
 * a BCP 47 primary tag; null if it is not one.
 */
export function languageTag(said: unknown): string | null {
  if (Array.isArray(said)) return languageTag(said[0]);
  if (typeof said === 'object' && said !== null) {
    const { code, language, name, lang } = said as Readonly<Record<string, unknown>>;
    return languageTag([code, language, lang, name].find((one) => typeof one === 'string'));
  }
  if (typeof said !== 'string') return null;
  const name = said
    .toLowerCase()
    .replace(/<\||\|>|\s*\(.*\)/g, '')
    .replace(/\s*[,;/+&].*/s, '')
    .trim();
  const [tag = ''] = name.split(/[-_]/);
  if (/^[a-z]{2,3}$/.test(tag)) return canonical(tag);
  tags ??= tagsByName();
  // `Brazilian Portuguese`: the last word is the language.
  const last = name.split(/\s+/).at(-1) ?? '';
  return tags.get(name) ?? OTHER_NAMES[name] ?? tags.get(last) ?? OTHER_NAMES[last] ?? null;
}

/** The names of all languages with a two-letter code, in English and in themselves. */
function tagsByName(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const tag = canonical(first + second);
      const name = tag === null ? undefined : nameOf(tag);
      if (tag === null || name === undefined) continue;
      const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
      if (own !== undefined && !found.has(own.toLowerCase())) found.set(own.toLowerCase(), tag);
      found.set(name.toLowerCase(), tag);
    }
  }
  return found;
}
