import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';

interface Member {
  readonly set: string;
  readonly member: number;
}

const TABLES = new WeakMap<Lexicon, ReadonlyMap<string, readonly Member[]>>();
/** Names of months and days that are also other words: they count only if they replace a member of the same set. */
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
  return haveOthers(membersOf(table, words), membersOf(table, others));
}

/** Finds days, months, units of time and measure, parts of the day, and sides that another member of their set replaced. */
export function closedSetChanges(matching: Matching, lexicon: Lexicon | null): Change[] {
  if (lexicon === null) return [];
  const table = tableOf(lexicon);
  const said = new Set(matching.raw.items.flatMap(({ words }) => words));
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    const lost = matching.lostIn(gap);
    for (const written of matching.addedIn(gap)) {
      const change = replacedIn(matching, table, lost, written) ?? addedTo(matching, table, said, written);
      if (change !== null) changes.push(change);
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'closed set');
  return changes;
}

type Table = ReadonlyMap<string, readonly Member[]>;

function membersOf(table: Table, words: readonly string[]): Member[] {
  return words.flatMap((word) => table.get(word) ?? []);
}

function replacedIn(matching: Matching, table: Table, lost: readonly number[], written: number): Change | null {
  const { raw, refined } = matching;
  const members = membersOf(table, refined.items[written]!.words);
  const instead = lost.find((at) => haveOthers(membersOf(table, raw.items[at]!.words), members));
  if (instead === undefined) return null;
  const heard = shown(raw.annotated.text, raw.items, [instead]);
  const text = shown(refined.annotated.text, refined.items, [written]);
  const message = `"${heard}" was said where the text has "${text}".`;
  return { check: 'dates', grade: 'REJECT', message, said: [instead], written: [written] };
}

function addedTo({ refined }: Matching, table: Table, said: ReadonlySet<string>, written: number): Change | null {
  const { words } = refined.items[written]!;
  const named = membersOf(table, words).some(({ set }) => set === 'month' || set === 'weekday');
  if (!named || words.some((word) => said.has(word) || AMBIGUOUS.test(word))) return null;
  const text = shown(refined.annotated.text, refined.items, [written]);
  return { check: 'dates', grade: 'REJECT', message: `"${text}" was never said.`, said: [], written: [written] };
}

/** Whether two lists have different members of one set. */
function haveOthers(members: readonly Member[], others: readonly Member[]): boolean {
  return members.some(({ set, member }) => others.some((one) => one.set === set && one.member !== member));
}
