const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

let tags: ReadonlyMap<string, string> | null = null;

/** A recogniser's word for a language (`en`, `en-US`, `english`) as a BCP 47 primary tag, null where it is none. */
export function languageTag(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const name = said.trim().toLowerCase();
  if (/^[a-z]{2,3}([-_]|$)/.test(name)) return name.split(/[-_]/)[0] ?? null;
  tags ??= tagsByName();
  return tags.get(name) ?? null;
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
