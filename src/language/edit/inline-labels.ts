/** Labels that recognisers and typists give to unnamed speakers. */
const ROLE =
  'speaker[ _]\\d{1,2}|speaker [a-f]|interviewer|interviewee|moderator|host|guest|question|answer|q|a|caller|agent|operator|customer|doctor|patient|the court|counsel|witness|sprecher(?:in)? \\d|locuteur \\d|hablante \\d|spreker \\d|falante \\d';
const ROLES = new RegExp(`^(?:${ROLE})$`, 'iu');
const NAME = "\\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40})?";
/** A word or two, and a colon. */
const LABEL = new RegExp(`(?<![\\p{L}\\p{N}_])(?:(?:${ROLE}|${NAME})(?=:\\s)|[QA](?=\\.\\s))`, 'giu');
/** A sentence must end before a label. */
const ENDED = /(?:^|[.?!…]["”»)]?\s{1,3}|\n\s{0,3})$/u;
const NUMBERED = /^speaker/i;
const LEAST = 3;

/** Whether words before a colon name a speaker: a numbered one anywhere, any other only where a sentence begins. */
function isLabel(label: string, text: string, at: number): boolean {
  if (NUMBERED.test(label)) return true;
  const named = /^\p{Lu}/u.test(label) || ROLES.test(label);
  return named && ENDED.test(text.slice(Math.max(0, at - 5), at));
}

/** A text whose turns follow each other in one line, cut into lines, and the labels they begin with. */
export interface LabelledLines {
  readonly text: string;
  readonly labels: readonly string[];
  /** The mark after a label: the full stop of `Q.` in a transcript of evidence, or a colon. */
  readonly mark: ':' | '.';
}

/**
 * Finds labels such as "Speaker 1:", "Q:" or "Anna:" within lines. They count where two or more take turns, three times or more, one of them twice: a
 * sentence that ends with a colon ("The answer: no.") is not a turn. Null if there are none.
 */
export function cutAtLabels(text: string): LabelledLines | null {
  const found = [...text.matchAll(LABEL)].filter(({ 0: label, index }) => isLabel(label, text, index));
  const counts = new Map<string, number>();
  for (const [label] of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (found.length < LEAST || counts.size < 2 || found[0]!.index !== 0) return null;
  if (Math.max(...counts.values()) < 2) return null;
  let cut = '';
  let last = 0;
  for (const { 0: label, index } of found) {
    cut += `${text.slice(last, index).trimEnd()}${index === 0 ? '' : '\n'}${label}:`;
    last = index + label.length + 1;
  }
  const mark = text[found[0]!.index + found[0]![0].length] === '.' ? '.' : ':';
  return { text: cut + text.slice(last), labels: [...counts.keys()], mark };
}
