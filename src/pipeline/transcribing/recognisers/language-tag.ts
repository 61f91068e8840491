const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Names that recognisers use and the platform's data does not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cantonese: 'yue',
  castilian: 'es',
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

/** The tag in its common form: `eng` is `en`, `iw` is `he`. */
function canonical(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag);
    // The platform prefers `fil` for `tl`, which recognisers do not.
    return NONE.has(language) ? null : tag === 'tl' || tag === 'tgl' ? 'tl' : language;
  } catch {
    return null;
  }
}

let tags: ReadonlyMap<string, string> | null = null;

/** A recogniser's word for a language (`en`, `en-US`, `eng`, `english`, `English (US)`, `<|en|>`) as a BCP 47 primary tag, null where it is none. */
export function languageTag(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const name = said
    .toLowerCase()
    .replace(/<\||\|>|\s*\(.*\)/g, '')
    .trim();
  const [tag = ''] = name.split(/[-_]/);
  if (/^[a-z]{2,3}$/.test(tag)) return canonical(tag);
  tags ??= tagsByName();
  return tags.get(name) ?? OTHER_NAMES[name] ?? null;
}

/** English names of all languages with a two-letter code, as the platform's own data has them. */
function tagsByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const found = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = names.of(first + second);
      if (name) found.set(name.toLowerCase(), first + second);
    }
  }
  return found;
}
