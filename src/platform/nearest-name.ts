import { distance } from 'fastest-levenshtein';

/** The known name that is closest to `name` within `limit` edits, ignoring case; null if there is none, or if `name` has more than 128 characters. */
export function nearestName(name: string, known: readonly string[], limit: number): string | null {
  if (name.length > 128) return null;
  const near = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.candidate ?? null;
}
