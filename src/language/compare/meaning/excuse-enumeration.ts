import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { type Item, isContent } from '../items/item.js';
import { lostRuns } from './excuse-lost.js';

/** Words that count the points of a list by themselves: "secondly", "drittens". */
const COUNTS =
  /^(firstly|secondly|thirdly|lastly|finally|next|erstens|zweitens|drittens|viertens|fünftens|sechstens|premièrement|deuxièmement|troisièmement|quatrièmement|primeramente|eerste|tweede|derde|vierde|vijfde|infine|enfin|poi|prima|abord|ensuite|luego|después|depois|zuerst|danach|zuletzt)$/;
/** Nouns of a point, which a number may stand beside: "item three", "Punkt zwei". */
const POINT =
  /^(items?|points?|number|things?|topics?|punkte?|thema|themen|nummer|sujets?|choses|puntos?|temas?|cosas|punti|cose|pontos?|coisas|punt|punten|dingen|onderwerp)$/;
/** Words that lead to a topic, which the heading names: "let's talk about", "kommen wir zu", "parliamo di". */
const LEADS =
  /^(let|talk|talking|move|moving|on|come|turn|start|starting|with|reden|sprechen|kommen|parlons|passons|passer|parler|hablemos|hablamos|hablar|pasemos|pasamos|parliamo|passiamo|parlare|falemos|falar|passemos|praten|hebben|gaan)$/;
/** Words that open a meeting, before its first point: "let's start", "fangen wir an". */
const OPENS =
  /^(begin|get|started|fangen|fang|legen|los|starten|beginnen|commençons|commencer|empecemos|empezamos|comencemos|cominciamo|iniziamo|começamos|comecemos|começar|beginnen|an|wir)$/;
/** Items at the beginning of the speech in which a meeting is opened. */
const OPENING = 8;
/** Words of its line that may stand before the first word that was said of a point. */
const LEADING = 2;

/** Whether an item says nothing but that another point begins. */
function isBetweenPoints(item: Item, at: number): boolean {
  const word = item.words[0] ?? '';
  if (COUNTS.test(word) || POINT.test(word) || LEADS.test(word)) return true;
  if (at < OPENING && OPENS.test(word)) return true;
  if (item.kind === 'shade') return item.shade === 'order';
  return /^(light|idle|marker|pronoun|auxiliary|preposition)$/.test(item.kind);
}

/** Whether a number counts a point, and nothing in it: "item three" and "second, the fridges", but not "second floor". */
function countsPoint(items: readonly Item[], at: number): boolean {
  const { figure } = items[at]!;
  if (figure === null || figure.unit !== null) return false;
  const [before, next] = [items[at - 1], items[at + 1]];
  if (POINT.test(before?.words[0] ?? '') || POINT.test(next?.words[0] ?? '')) return true;
  return figure.class === 'ordinal' && (next === undefined || !isContent(next));
}

/** Where the part of a run begins that only leads to the next point; `to` where there is none. */
function leadFrom(items: readonly Item[], from: number, to: number): number {
  let start = to;
  while (start > from && (countsPoint(items, start - 1) || isBetweenPoints(items[start - 1]!, start - 1))) start -= 1;
  return start;
}

/** Whether a written item begins a line, but for a few words and a heading. */
function beginsLine({ refined }: Matching, written: number): boolean {
  const { items, annotated } = refined;
  const line = annotated.text.lastIndexOf('\n', items[written]!.start - 1) + 1;
  return items.slice(0, written).filter(({ start }) => start >= line).length <= LEADING;
}

/** Excuses what only counts or announces the points of a text that the brand wants with headings or lists: these say it by their form. */
export function excuseEnumeration(matching: Matching): void {
  const { items } = matching.raw;
  for (const [from, to] of lostRuns(matching)) {
    const start = leadFrom(items, from, to);
    const next = range(to, items.length).find((at) => matching.partners[at]! >= 0);
    if (start === to || next === undefined || !beginsLine(matching, matching.partners[next]!)) continue;
    const open = range(start, to).filter((at) => matching.excusedLost[at] === null);
    matching.excuse(open, [], 'counted by its form');
  }
}
