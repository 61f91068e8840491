import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';

interface Member {
  readonly set: string;
  readonly member: number;
}

const TABLES = new WeakMap<Lexicon, ReadonlyMap<string, readonly Member[]>>();
/** Month and day names that are other words as well: these count only where they replace one of their kind. */
const AMBIGUOUS =
  /^(may|march|sun|sat|mar|mon|wed|second|so|do|mi|fr|di|sa|mo|mars|mai|sol|set|ago|mag|dom|lun|mer|gio|ven|sab)$/;

function tableOf(lexicon: Lexicon): ReadonlyMap<string, readonly Member[]> {
  const known = TABLES.get(lexicon);
  if (known !== undefined) return known;
  const sets = { ...lexicon.closedSets, month: lexicon.months, weekday: lexicon.weekdays };
  const table = new Map<string, Member[]>();
  for (const [set, members] of Object.entries(sets)) {
    for (const [member, spellings] of members.entries()) {
      for (const word of spellings) table.set(word, [...(table.get(word) ?? []), { set, member }]);
    }
  }
  TABLES.set(lexicon, table);
  return table;
}

/** Whether two wordings name different members of one closed set: two months, two units of time. */
export function inOneSet(lexicon: Lexicon | null, words: readonly string[], others: readonly string[]): boolean {
  if (lexicon === null) return false;
  const table = tableOf(lexicon);
  const members = (list: readonly string[]) => list.flatMap((word) => table.get(word) ?? []);
  return members(words).some(({ set, member }) =>
    members(others).some((one) => one.set === set && one.member !== member),
  );
}

/** Days, months, units of time and measure, parts of the day and sides of which another was put in the place of the one that was said. */
export function closedSetChanges(matching: Matching, lexicon: Lexicon | null): Change[] {
  if (lexicon === null) return [];
  const table = tableOf(lexicon);
  const { raw, refined } = matching;
  const membersOf = (words: readonly string[]) => words.flatMap((word) => table.get(word) ?? []);
  const said = new Set(raw.items.flatMap(({ words }) => words));
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    const lost = matching.lostIn(gap);
    for (const written of matching.addedIn(gap)) {
      const item = refined.items[written]!;
      const members = membersOf(item.words);
      const instead = lost.find((at) =>
        membersOf(raw.items[at]!.words).some(({ set, member }) =>
          members.some((one) => one.set === set && one.member !== member),
        ),
      );
      const text = shown(refined.annotated.text, refined.items, [written]);
      if (instead !== undefined) {
        const heard = shown(raw.annotated.text, raw.items, [instead]);
        changes.push({
          check: 'dates',
          grade: 'REJECT',
          message: `"${heard}" was said where the text has "${text}".`,
          said: [instead],
          written: [written],
        });
      } else if (
        members.some(({ set }) => set === 'month' || set === 'weekday') &&
        !item.words.some((word) => said.has(word) || AMBIGUOUS.test(word))
      ) {
        changes.push({
          check: 'dates',
          grade: 'REJECT',
          message: `"${text}" was never said.`,
          said: [],
          written: [written],
        });
      }
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'closed set');
  return changes;
}
