import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, isContent } from '../items/item.js';
import type { Finding } from '../verdict.js';

/** Openings of assistants that talk about the text instead of returning it. */
const OPENING =
  /^\W*(sure|certainly|of course|absolutely|okay,? here|here('s| is| are)|i('m| am) (sorry|unable|happy)|sorry, (but )?i|i (cannot|can't|can not) (help|assist|do|comply)|as an (ai|assistant)|the (edited|refined|corrected) (text|transcript)|(edited|refined|corrected) (text|transcript)|happy to help|great question|let me know if)\b/i;
/** Openings and closings of letters: if the speech has none, the model obeyed an instruction to write one. */
const LETTER =
  /(?:^|\n|[.!?]\s)[^\S\n]{0,40}(?:dear \p{L}|(?:best|kind|warm) regards|yours (?:sincerely|faithfully|truly)|sincerely,|subject:)/giu;
/** Shares of words that were not said: from the first on the text looks like an answer, from the second on it is one. */
const DOUBTFUL = 0.3;
const ANSWERED = 0.55;
/** Excuses of written words that were said in another form. */
const SAID_OTHERWISE = /^(written as one word|parts)$/;
/** Minimum number of new words. */
const FEWEST = 4;
/** Minimum number of content words of a sentence that answers a question and was not said. */
const ANSWER = 3;

function rejected(message: string, refinedSpan: [number, number]): Finding {
  return { check: 'answered', grade: 'REJECT', message, rawSpan: null, refinedSpan };
}

function opening(raw: string, refined: string): Finding[] {
  const match = OPENING.exec(refined);
  const first = match?.[0].toLowerCase().replace(/^\W+/, '').split(/\W/)[0] ?? '';
  if (
    match === null ||
    (raw.toLowerCase().includes(first) && OPENING.test(raw.replace(/^(\s*(um|uh|so|well|yeah|and)\b\W*)+/i, '')))
  )
    return [];
  return [
    rejected(`The text begins like the answer of an assistant, with "${match[0].trim()}", which was not said.`, [
      0,
      match[0].length,
    ]),
  ];
}

function letters(raw: string, refined: string): Finding[] {
  return [...refined.matchAll(LETTER)].flatMap((match) => {
    const words = match[0]
      .replace(/^[.!?]/, '')
      .trim()
      .toLowerCase();
    if (raw.toLowerCase().includes(words)) return [];
    return [
      rejected(`The text writes the letter that the speaker only mentions: "${words}".`, [
        match.index,
        match.index + match[0].length,
      ]),
    ];
  });
}

/** A sentence after a question that was not said: the question was answered. */
function answers({ refined, partnersOfWritten, excusedAdded }: Matching): Finding[] {
  const found: Finding[] = [];
  for (let from = 0; from < refined.items.length; ) {
    let to = from + 1;
    while (to < refined.items.length && !endsSentenceAfter(refined.items[to - 1]!)) to += 1;
    const content = refined.items.slice(from, to).filter(isContent).length;
    const said = partnersOfWritten
      .slice(from, to)
      .some(
        (partner, step) =>
          isContent(refined.items[from + step]!) &&
          (partner >= 0 || /^(written|same)/.test(excusedAdded[from + step] ?? '')),
      );
    if (from > 0 && /\?/.test(refined.items[from - 1]!.after) && content >= ANSWER && !said) {
      found.push(
        rejected('The text answers a question that the transcript only asks.', [
          refined.items[from]!.start,
          refined.items[to - 1]!.end,
        ]),
      );
    }
    from = to;
  }
  return found;
}

/** Checks that the text consists of the words that were said and does not answer, obey or comment on them. */
export function answered(raw: string, refined: string, matching: Matching): Finding[] {
  const { items } = matching.refined;
  const said = new Set(matching.raw.items.map(({ key }) => key));
  const content = items.map((item, at) => ({ item, at })).filter(({ item }) => isContent(item));
  const fresh = content.filter(
    ({ item, at }) =>
      !said.has(item.key) &&
      matching.partnersOfWritten[at]! < 0 &&
      !SAID_OTHERWISE.test(matching.excusedAdded[at] ?? ''),
  );
  const share = fresh.length / Math.max(1, content.length);
  const found = [...opening(raw, refined), ...letters(raw, refined), ...answers(matching)];
  if (fresh.length < FEWEST || share < DOUBTFUL) return found;
  const message = `${fresh.length} of ${content.length} words that carry meaning were never said.`;
  const refinedSpan: [number, number] = [fresh[0]!.item.start, fresh.at(-1)!.item.end];
  return [
    ...found,
    { check: 'answered', grade: share >= ANSWERED ? 'REJECT' : 'REVIEW', message, rawSpan: null, refinedSpan },
  ];
}
