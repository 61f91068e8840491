/** A stretch of a transcript. All stretches together are the transcript, each character once. */
export interface TranscriptPart {
  readonly text: string;
  /** UTF-16 offset in the transcript. */
  readonly start: number;
}

/** Words that open a clause and are part of no spoken number, in the languages that have rules: "four hundred and fifty" must not be cut. */
const OPENERS = [
  'but|so|because|then|when|while|if|which|where|although|well|okay',
  'aber|weil|wenn|dann|denn|also|dass|obwohl',
  'pero|porque|cuando|entonces|aunque',
  'mais|parce|quand|alors|donc|puis|lorsque',
  'perché|quando|allora|però|mentre',
  'mas|então|embora|enquanto',
  'maar|omdat|toen|terwijl|dus',
].join('|');

/** Where a text may be cut, from the best to the last resort: paragraph, sentence end, line, a clause that can be a sentence, comma, any clause, blank. */
const CUTS = [
  /\n\n+/g,
  /[.!?…]["'”’)\]]*\s+|[。！？｡]["'”’」』）]*\s*|।\s*/gu,
  /\n+/g,
  /(?<!\s)\s+(?=(?:and|but|so)\s+(?:i|we|he|she|they|it|there|you)\b)/gi,
  /[,;:]\s+|[、，；：]\s*/g,
  new RegExp(`(?<!\\s)\\s+(?=(?:${OPENERS})\\s)`, 'gi'),
  /\s+/g,
];
/** Share of a part that must be filled before a better kind of cut is preferred to a later place. */
const LEAST_FILLED = 0.5;
/** Parts of one text are about equally long, within this many UTF-16 units, so that a short last part does not pay for a whole prompt. */
const SLACK = 300;
/** What was said before a part that the refiner is shown, in UTF-16 units at most: a sentence or three. */
const CONTEXT = 400;
/** Before these a context may begin, the best first: the end of a sentence, a pause, a comma, a blank. */
const CONTEXT_STARTS = [/[.!?…]["'”’)\]]*\s+|[。！？।]\s*/gu, /\n+/g, /[,;:、，]\s*/g, /\s+/g];

/** The label of a speaker with nothing behind it: a cut there would part a turn from its speaker. */
const LABEL_ALONE = /(?:^|\n)[^\n:：]{1,80}[:：]\s*$/u;

/** The best place for a cut in `text` at or before `limit`, before a label rather than behind it. */
function cutWithin(text: string, limit: number): number {
  const cut = anyCutWithin(text, limit);
  const label = LABEL_ALONE.exec(text.slice(0, cut));
  return label === null || label.index === 0 ? cut : label.index + 1;
}

function anyCutWithin(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const cut of CUTS) {
    const ends = [...window.matchAll(cut)].map((match) => match.index + match[0].length);
    const last = ends.at(-1);
    if (last !== undefined && last >= limit * LEAST_FILLED) return last;
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return splitsPair && limit > 1 ? limit - 1 : limit;
}

/**
 * Cuts a transcript into parts of at most `limit` UTF-16 units and about equal length, at sentence ends where there are any.
 * Joined again they are the transcript: nothing is lost and nothing doubled.
 */
export function cutIntoParts(transcript: string, limit: number | null): TranscriptPart[] {
  const parts: TranscriptPart[] = [];
  let start = 0;
  while (limit !== null && transcript.length - start > limit) {
    const left = transcript.length - start;
    const most = Math.min(limit, Math.ceil(left / Math.ceil(left / limit)) + SLACK);
    const rest = transcript.slice(start, start + most + 1);
    const length = Math.max(1, cutWithin(rest, most));
    parts.push({ text: transcript.slice(start, start + length), start });
    start += length;
  }
  if (start < transcript.length) parts.push({ text: transcript.slice(start), start });
  return parts;
}

/** What was said just before `start`, in whole sentences where there are any; empty at the beginning. */
export function contextBefore(transcript: string, start: number): string {
  const from = Math.max(0, start - CONTEXT);
  const window = transcript.slice(from, start);
  if (from === 0) return window.trim();
  for (const begin of CONTEXT_STARTS) {
    const first = [...window.matchAll(begin)].map((match) => match.index + match[0].length)[0];
    const context = first === undefined ? '' : window.slice(first).trim();
    if (context !== '') return context;
  }
  return '';
}

/** Scripts that set no blank between sentences. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]["'”’」』）。！？、]*$/u;

/**
 * What joins the refined text of a part to that of the next: a paragraph where its text ends a sentence and the transcript was cut at the end of
 * a sentence, a line or a paragraph; otherwise a blank, or nothing in scripts that have none.
 */
export function seamAfter(part: string, refined: string): string {
  const [said, written] = [part.trimEnd(), refined.trimEnd()];
  const blanks = part.slice(said.length);
  const cutAtEnd = /[.!?…。！？।]["'”’)\]」』）]*$/u.test(said) || blanks.includes('\n');
  const ended = /[.!?…:。！？।]["'”’)\]」』）*_]*$/u.test(written);
  if (blanks.includes('\n\n') || (cutAtEnd && ended)) return '\n\n';
  return UNSPACED.test(written) ? '' : ' ';
}
