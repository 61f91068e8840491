import { distance } from 'fastest-levenshtein';
import { phraseWords } from '../text/phrases.js';
import { endsSentence, startsSentence, type Token } from '../text/tokens.js';
import { isNegation } from '../text/word-classes.js';
import { type Check, type Comparison, spanOf, type WeighedFinding } from './check.js';
import { isInFigures } from './content-words.js';
import { FREE, IDLE, IDLE_PHRASES, isPerson, isTense, MODALS, ROAMING, SLIP } from './meaning-words.js';
import { compareWords, isHesitant, rowOf, type WordComparison, type WordGap } from './word-gaps.js';
import { NUMBER, type WordItem } from './word-items.js';
import { numbersExchanged, tensesChanged } from './word-pairs.js';

/** Words by which a few others may move, as "yesterday" does from the end of its sentence to the front. */
const FARTHEST = 30;
/** Words in a row that may move together: "at the station"; more are a thought in another place. */
const LONGEST_MOVE = 5;
/** Words that a false start may have. */
const LONGEST_START = 5;

/** A gap with what is left of it after everything that an honest editor does. */
interface Change extends WordGap {
  readonly heavyLost: readonly WordItem[];
  readonly heavyAdded: readonly WordItem[];
}

/** Whether a figure takes the word in; ordinals and scales that stand by themselves say something. */
function isSwallowed({ key, word }: WordItem): boolean {
  return (
    isInFigures(word) && !/^(first|second)$/.test(key) && !/^(hundred|thousand|million|billion|trillion)s?$/.test(word)
  );
}

/** Whether a lost word leaves the meaning as it was. */
function mayGo(item: WordItem, before: WordItem | undefined): boolean {
  const { key, word } = item;
  if (key === NUMBER || isSwallowed(item) || isNegation(word) || isPerson(key) || isTense(key)) return true;
  if (FREE.has(key) || FREE.has(word)) return true;
  return (IDLE.has(key) || IDLE.has(word)) && !isNegation(before?.word ?? '') && before?.word !== 'not';
}

/** Whether an added word leaves the meaning as it was. */
function mayCome(item: WordItem, persons: ReadonlySet<string>): boolean {
  const { key, word } = item;
  if (key === NUMBER || isSwallowed(item) || (isNegation(word) && word !== 'no')) return true;
  if (isPerson(key)) return persons.has(key);
  return FREE.has(key) || FREE.has(word) || /\.(present)$/.test(key) || key.startsWith('time.');
}

function withoutPhrases(items: readonly WordItem[]): WordItem[] {
  const kept: WordItem[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const pair = `${items[at]!.word} ${items[at + 1]?.word ?? ''}`;
    if (IDLE_PHRASES.has(pair)) at += 1;
    else kept.push(items[at]!);
  }
  return kept;
}

/** "we were we went": the sentence begins again with the word that it began with. */
function isFalseStart(comparison: Comparison, { said }: WordComparison, { lost, added, from }: WordGap): boolean {
  if (lost.length === 0 || lost.length > LONGEST_START || added.length > 0) return false;
  if (lost.some(({ key, word }) => key === NUMBER || isNegation(word))) return false;
  if (lost.some(({ word }) => SLIP.has(word))) return true;
  const [first, last] = [lost[0]!, lost.at(-1)!];
  const [before, after] = [said[from - 1], said[from + lost.length]];
  const again = first.key === after?.key || last.key === before?.key;
  const opener = first.key === after?.key ? first : last;
  if (again && (isPerson(opener.key) || /^(it|there|and|but|so|if|when|what|to|in|that)$/.test(opener.word)))
    return true;
  return isHesitant(comparison, first, last) && lost.filter(({ word }) => !FREE.has(word)).length <= 2;
}

/** A slip of the recogniser's spelling: one letter in a long word. */
function isRespelt(lost: readonly WordItem[], { word }: WordItem): boolean {
  return lost.some((other) => word.length > 6 && word[0] === other.word[0] && distance(word, other.word) <= 1);
}

const PARTS_OF_DAY: Readonly<Record<string, RegExp>> = {
  'time.am': /^morning$/,
  'time.pm': /^(afternoon|evening|night)$/,
};

function changeIn(gap: WordGap, comparison: Comparison, words: WordComparison, allowed: ReadonlySet<string>): Change {
  const { lost, added, from, fromWritten } = gap;
  const near = words.said.slice(Math.max(0, from - FARTHEST), from + FARTHEST);
  const persons = new Set(near.map(({ key }) => key).filter(isPerson));
  const rest = isFalseStart(comparison, words, gap) ? [] : withoutPhrases(lost);
  const before = (item: WordItem) => words.said[from + lost.indexOf(item) - 1];
  const mended = lost.some(({ word }) => /^no(thing|body|ne|where)?$/.test(word));
  const halves = added.flatMap(({ key }) => PARTS_OF_DAY[key] ?? []);
  const joined = (items: readonly WordItem[]) => items.map(({ word }) => word.replace(/[^\p{L}\p{N}]/gu, '')).join('');
  if (lost.length !== added.length && added.length > 0 && joined(lost) === joined(added))
    return { ...gap, heavyLost: [], heavyAdded: [] };
  let heavyLost = rest.filter((item) => !mayGo(item, before(item)) && !halves.some((part) => part.test(item.word)));
  const [first, second] = [rest.findIndex(({ word }) => word === 'one'), rest.at(-1)];
  const range = first >= 0 && rest[first + 1]?.word === 'to' && second?.word === 'to';
  const atEnd = from + lost.length === words.said.length && rest.length > 1 && rest.some(({ key }) => isTense(key));
  if (range || (atEnd && added.length === 0)) heavyLost = [...rest];
  let heavyAdded = added.filter(
    (item) =>
      !mayCome(item, persons) &&
      !(mended && /^any/.test(item.word)) &&
      !allowed.has(item.word) &&
      !allowed.has(item.key),
  );
  const respelt = heavyAdded.filter((item) => isRespelt(heavyLost, item));
  if (respelt.length > 0) {
    heavyLost = heavyLost.filter((item) => !respelt.some((other) => isRespelt([item], other)));
    heavyAdded = heavyAdded.filter((item) => !respelt.includes(item));
  }
  for (const kind of [isPerson, isTense]) {
    const [said, found] = [lost, added].map((items) => items.filter(({ key }) => kind(key))) as [
      WordItem[],
      WordItem[],
    ];
    const other = found.filter(({ key }) => said.every((one) => one.key !== key));
    if (said.length === 0 || other.length === 0 || rest.length === 0) continue;
    heavyLost = [...heavyLost, ...said.filter((item) => !heavyLost.includes(item))];
    heavyAdded = [...heavyAdded, ...other.filter((item) => !heavyAdded.includes(item))];
  }
  const modal = added.filter(({ word }) => MODALS.has(word) && !heavyAdded.some((item) => item.word === word));
  return { lost, added, from, fromWritten, heavyLost, heavyAdded: [...heavyAdded, ...modal] };
}

/** A whole sentence that has moved says the same of something else. */
function isSentence(items: readonly WordItem[], tokens: readonly Token[]): boolean {
  return items.length > 2 && startsSentence(tokens, items[0]!.at) && endsSentence(tokens[items.at(-1)!.at]);
}

/** Without what only stands elsewhere in the same sentence or the next: "we met yesterday", "yesterday we met". */
function withoutMoves(changes: readonly Change[], tokens: readonly Token[]): Change[] {
  const content = (items: readonly WordItem[]) => items.filter(({ key }) => !/^(a|an|the|and|so|then)$/.test(key));
  const open = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.lost.length === 0 || change.heavyAdded.length > 0 || change.lost.length > LONGEST_MOVE) continue;
    const row = rowOf(content(change.lost));
    open.set(row, [...(open.get(row) ?? []), change]);
  }
  const moved = new Set<Change>();
  for (const change of changes) {
    if (change.heavyAdded.length === 0 || change.heavyLost.length > 0) continue;
    const row = content(change.added);
    const waiting = open.get(rowOf(row)) ?? [];
    if ((row.length === 1 && !ROAMING.test(row[0]!.word)) || isSentence(change.added, tokens)) continue;
    const other = waiting.find((one) => !moved.has(one) && Math.abs(one.from - change.from) <= FARTHEST);
    if (other !== undefined) {
      moved.add(other);
      moved.add(change);
    }
  }
  return changes.filter((change) => !moved.has(change));
}

function spanOver(items: readonly WordItem[]): [number, number] | null {
  return items.length === 0 ? null : spanOf({ start: items[0]!.start, end: items.at(-1)!.end });
}

function shown(text: string, span: readonly [number, number] | null): string {
  const words = span === null ? '' : text.slice(...span);
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}

function findingOf({ heavyLost, heavyAdded }: Change, { raw, refined }: Comparison): WeighedFinding {
  const byPlace = (items: readonly WordItem[]) => items.toSorted((a, b) => a.start - b.start);
  const [rawSpan, refinedSpan] = [spanOver(byPlace(heavyLost)), spanOver(byPlace(heavyAdded))];
  const [said, found] = [shown(raw, rawSpan), shown(refined, refinedSpan)];
  const message =
    rawSpan === null
      ? `"${found}" was not said here.`
      : refinedSpan === null
        ? `"${said}" was said and is missing from the text.`
        : `"${said}" was said where the text has "${found}".`;
  return { check: 'words', message, rawSpan, refinedSpan, weight: 'REVIEW' };
}

/**
 * Every word that carries meaning is the one that was said, in its place. Hesitations, false starts, links between sentences, articles
 * and contractions are an editor's to change, and a few words may move within their sentence. It asks for a person's eye and no more:
 * a model may have had a reason.
 */
export const wordsKept: Check = (comparison) => {
  const words = compareWords(comparison);
  const allowed = new Set(comparison.brandBible.glossary.flatMap(({ term }) => phraseWords(term)));
  const changes = words.gaps.map((gap) => changeIn(gap, comparison, words, allowed));
  const heavy = withoutMoves(changes, comparison.written).filter(
    ({ heavyLost, heavyAdded }) => heavyLost.length + heavyAdded.length > 0,
  );
  return [
    ...numbersExchanged(words, comparison),
    ...heavy.map((change) => findingOf(change, comparison)),
    ...tensesChanged(words),
  ];
};
