import type { TokenRange } from '../../annotate/annotation.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { titledThings } from './titled-things.js';

/** How far, in items before and after a quotation, the words that announce it may be. */
const REACH = 9;
const AFTER = 4;
/** Words that announce speech, thought or a name, in any of their forms. */
const ANNOUNCES =
  /^(sa(y|id|ys|ying)|tell|told|tells|ask\p{L}*|go|goes|went|going|think|thought|thinks|call\p{L}*|wr[io]te\p{L}*|written|answer\p{L}*|repl\p{L}+|shout\p{L}*|yell\p{L}*|scream\p{L}*|whisper\p{L}*|add\p{L}*|explain\p{L}*|quot\p{L}*|unquote|like|word|words|phrase|name[ds]?|title[ds]?|entitled|label\p{L}*|message|sign|sang|sing\p{L}*|mean|means|meant|letter|email|note|question|respon\p{L}+|insist\p{L}*|agree[ds]?|admit\p{L}*|claim\p{L}*|argue\p{L}*|warn\p{L}*|announce\p{L}*|declare\p{L}*|promise\p{L}*|remark\p{L}*|beg\p{L}*|cr(y|ied|ies)|sag\p{L}*|gesagt|gefragt|geantwortet|gerufen|gedacht|gemeint|fragt\p{L}*|frag\p{L}*|mein\p{L}*|dach\p{L}*|denk\p{L}*|rief\p{L}*|ruf\p{L}*|antwort\p{L}*|heißt|nenn\p{L}*|dij\p{L}*|dic\p{L}*|decía[ns]?|decíamos|dizia[m]?|diz|dizem|disse\p{L}*|pergunt\p{L}*|grit(ó|aba|ou|ava|a)|cont(ó|aba|ou|ava)|pregunt\p{L}*|respond\p{L}*|dit|disait|disent|dis|demand\p{L}*|répond\p{L}*|pens\p{L}*|detto|dice|dire|dico\p{L}*|dici|decir|dizer|disse|chiese|chied\p{L}*|diss\p{L}*|fal(ou|ava|aram)|rispo\p{L}*|rispon\p{L}*|raccont\p{L}*|gezegd|gevraagd|geantwoord|geroepen|roept|fragen|zei\p{L}*|zeg\p{L}*|riep\p{L}*|antwoord\p{L}*|vroeg\p{L}*|vraag\p{L}*|dacht\p{L}*)$/u;

function itemsIn(items: readonly Item[], { from, to }: TokenRange): number[] {
  return range(0, items.length).filter((at) => items[at]!.from >= from && items[at]!.to <= to);
}

/** Words that name what follows: a preposition may be part of them, "under the title of". */
const NAMES_IT = /^(call\w*|name[ds]?|title[ds]?|entitled|label\w*|word|words|phrase|sign|nenn\w*|heißt)$/;
/** The topic of speech is not speech: "told me about the third one". */
const ABOUT = /^(about|of|to|from|with|for|over|über|von|sobre|de|su|over)$/;

/** Whether the words beside a quotation announce speech or a name. */
function isAnnounced(items: readonly Item[], first: number, last: number): boolean {
  const announces = ({ words, quoted }: Item) => !quoted && words.some((word) => ANNOUNCES.test(word));
  const before = items.slice(Math.max(0, first - REACH), first);
  const by = before.findLastIndex(announces);
  const led = before.at(-1);
  const setOff = led !== undefined && isSetOffAfter(led);
  // "to answer, and "the jury" …": another clause began, and nothing announces a quotation in it.
  const cut = !setOff && before.slice(Math.max(0, by), -1).some(isSetOffAfter);
  const topic =
    ABOUT.test(led?.words[0] ?? '') && !before.some(({ words }) => words.some((word) => NAMES_IT.test(word)));
  if (by >= 0 && !cut && !topic) return true;
  // "She's all, you can't wear that."
  if (setOff && led.words.at(-1) === 'all' && before.at(-2)?.kind === 'auxiliary') return true;
  const after = items.slice(last + 1, last + 1 + AFTER);
  return isSetOffAfter(items[last]!) && after[0]?.kind !== 'light' && after.some(announces);
}

/** Items that a title or label may have, and items back in which what has it stands. */
const LONGEST_LABEL = 6;
const LABEL_REACH = 6;
/** Kinds of items that may stand between a thing and its label: "go, please, to the "Home" screen". */
const BESIDE_LABEL = /^(light|preposition|pronoun|shade|idle)$/;

/** The word that leads to each quotation of a title or a label ("the episode "Night Shift"", "click "Save""). */
function labelLeads(matching: Matching, quotations: readonly number[][]): Set<string> {
  const { raw, refined } = matching;
  const things = titledThings(raw.annotated.language);
  const leads = quotations.flatMap((inside) => {
    if (!isLabel(inside, matching)) return [];
    const before = refined.items.slice(Math.max(0, inside[0]! - LABEL_REACH), inside[0]);
    const thing = before.findLastIndex(({ words }) => words.some((word) => things.has(word)));
    // "The film was good, and the "boss" paid": the film is not what has the label.
    const apart = before.slice(thing + 1).some(({ quoted, kind }) => !quoted && !BESIDE_LABEL.test(kind));
    const ended = before.slice(Math.max(0, thing)).some(endsSentenceAfter);
    return thing >= 0 && !apart && !ended ? [leadOf(refined.items, inside)] : [];
  });
  return new Set(leads);
}

/** Whether the words within quotation marks are few and were said in a row. */
function isLabel(inside: readonly number[], { partnersOfWritten, excusedAdded }: Matching): boolean {
  if (inside.length > LONGEST_LABEL) return false;
  if (inside.every((at) => excusedAdded[at] === 'written as one word')) return true;
  const said = inside.map((at) => partnersOfWritten[at]!);
  return said.every((at, step) => at >= 0 && (step === 0 || at > said[step - 1]!));
}

function leadOf(items: readonly Item[], inside: readonly number[]): string {
  return items[inside[0]! - 1]?.words.join(' ') ?? '';
}

/** Words replaced within quotation marks: a quotation must be word for word. */
export function replacedInQuotations(matching: Matching): Change[] {
  const { raw, refined } = matching;
  const announced = refined.annotated.annotations.flatMap((one) => {
    const inside = one.kind === 'quotation' ? itemsIn(refined.items, one) : [];
    return inside.length > 0 && isAnnounced(refined.items, inside[0]!, inside.at(-1)!) ? inside : [];
  });
  const quoted = new Set(announced);
  const changes = matching.gaps.flatMap((gap): Change[] => {
    const said = matching.lostIn(gap).filter((at) => isContent(raw.items[at]!));
    const written = matching.addedIn(gap).filter((at) => isContent(refined.items[at]!));
    if (said.length !== 1 || written.length !== 1 || !quoted.has(written[0]!)) return [];
    const heard = shown(raw.annotated.text, raw.items, said);
    const text = shown(refined.annotated.text, refined.items, written);
    const message = `"${heard}" was said where the text quotes "${text}".`;
    return [{ check: 'quotations', grade: 'REJECT', message, said, written }];
  });
  for (const { said, written } of changes) matching.excuse(said, written, 'quotation');
  return changes;
}

/** Finds quotation marks around words that do not report speech, and quoted words that changed. */
export function quotationChanges(matching: Matching): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  const quotations = refined.annotated.annotations
    .filter(({ kind }) => kind === 'quotation')
    .map((one) => itemsIn(refined.items, one))
    .filter(({ length }) => length > 0);
  const labels = labelLeads(matching, quotations);
  const words = (inside: readonly number[]) => inside.map((at) => refined.items[at]!.key).join(' ');
  const speech = new Set(
    quotations.filter((inside) => isAnnounced(refined.items, inside[0]!, inside.at(-1)!)).map(words),
  );
  const changes: Change[] = [];
  for (const inside of quotations) {
    const said = inside.map((at) => partnersOfWritten[at]!).filter((at) => at >= 0);
    const quoted = said.filter((at) => raw.items[at]!.quoted);
    const [first, last] = [inside[0]!, inside.at(-1)!];
    // "Who is there?" said again by another, and "go to "Settings" … and then to "Network"".
    const label = isLabel(inside, matching) && labels.has(leadOf(refined.items, inside));
    const announced = isAnnounced(refined.items, first, last) || speech.has(words(inside)) || label;
    const spoken = raw.items
      .slice(Math.max(0, (said[0] ?? 0) - REACH), (said.at(-1) ?? 0) + REACH)
      .some(({ words }) => words.some((word) => /^(un)?quote$/.test(word)));
    const continued = refined.items[inside[0]! - 1]?.quoted === true;
    if (quoted.length === 0 && !announced && !spoken && !continued) {
      const message = `The text quotes "${shown(refined.annotated.text, refined.items, inside)}", but nothing in the speech announces a quotation.`;
      changes.push({ check: 'quotations', grade: 'REVIEW', message, said, written: inside });
    }
    changes.push(...wordsChanged(matching, inside, spoken));
  }
  return changes;
}

/** Words of a quotation that were quoted in speech, and that the text quotes otherwise. */
function wordsChanged({ raw, refined, partnersOfWritten }: Matching, inside: readonly number[], spoken: boolean) {
  return inside.flatMap((at): Change[] => {
    const from = partnersOfWritten[at]!;
    const { kind, figure } = refined.items[at]!;
    const verbatim = from >= 0 && (raw.items[from]!.quoted || spoken) && (kind === 'word' || kind === 'shade');
    if (!verbatim || figure !== null) return [];
    const [before, after] = [
      shown(raw.annotated.text, raw.items, [from]),
      shown(refined.annotated.text, refined.items, [at]),
    ];
    if (before.toLowerCase() === after.toLowerCase()) return [];
    const message = `The speaker quoted "${before}", but the text quotes "${after}".`;
    return [{ check: 'quotations', grade: 'REVIEW', message, said: [from], written: [at] }];
  });
}
