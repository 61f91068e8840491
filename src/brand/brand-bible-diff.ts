import type { BrandBible } from './brand-bible.js';

/** One difference between two versions. */
export interface BrandBibleChange {
  /** The place: `glossary "podcast"`, `style`, `numberStyle`. */
  readonly place: string;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** As one line of text; null if there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

type Entries = ReadonlyMap<string, string>;

function compared(before: Entries, after: Entries): BrandBibleChange[] {
  const changes: BrandBibleChange[] = [];
  for (const [place, was] of before) {
    const is = after.get(place) ?? null;
    if (is === null) changes.push({ place, kind: 'REMOVED', before: was, after: null });
    else if (is !== was) changes.push({ place, kind: 'CHANGED', before: was, after: is });
  }
  for (const [place, is] of after) {
    if (!before.has(place)) changes.push({ place, kind: 'ADDED', before: null, after: is });
  }
  return changes;
}

/** A rule is known by its wording: another wording is another rule. */
function rules(place: string, before: readonly string[], after: readonly string[]): BrandBibleChange[] {
  const gone = before.filter((rule) => !after.includes(rule));
  const fresh = after.filter((rule) => !before.includes(rule));
  return [
    ...gone.map((rule): BrandBibleChange => ({ place, kind: 'REMOVED', before: rule, after: null })),
    ...fresh.map((rule): BrandBibleChange => ({ place, kind: 'ADDED', before: null, after: rule })),
  ];
}

function settings({ numberStyle, outputFormat }: BrandBible): Entries {
  return new Map([
    ['numberStyle', numberStyle],
    ['outputFormat', outputFormat],
  ]);
}

function glossary({ glossary: entries }: BrandBible): Entries {
  return new Map(
    entries.map(({ term, heardAs, notes }) => [
      `glossary "${term}"`,
      `heard as: ${heardAs.join(', ') || '-'}${notes === null ? '' : `; ${notes}`}`,
    ]),
  );
}

function banned({ banned: entries }: BrandBible): Entries {
  return new Map(entries.map((entry) => [`banned "${entry.banned}"`, entry.preferred ?? '-']));
}

function examples({ examples: entries }: BrandBible): Entries {
  return new Map(entries.map(({ spoken, written }) => [`example "${spoken.slice(0, 80)}"`, written]));
}

/** What changed from one version to another, in the order of the document. Equal content gives no change. */
export function diffBrandBibles(before: BrandBible, after: BrandBible): BrandBibleChange[] {
  return [
    ...compared(settings(before), settings(after)),
    ...rules('voice', before.voice, after.voice),
    ...rules('style', before.style, after.style),
    ...compared(glossary(before), glossary(after)),
    ...compared(banned(before), banned(after)),
    ...compared(examples(before), examples(after)),
  ];
}
