/** A line before the text that is no longer than this may be a remark of the model, in UTF-16 units. */
const LONGEST_REMARK = 160;
/** Share of a remark's words that nobody said. */
const UNSAID = 0.5;

/** A remark that runs into the text on the same line. */
const OPENING =
  /^(?:sure|certainly|of course|okay)?[!,.]?\s*(?:(?:here(?:'s| is| are)|below is) (?:the|your) )?(?:edited|refined|corrected|cleaned(?:[- ]up)?|polished|final) (?:text|transcript|version)(?:[^\n:]{0,60}:\s*|[^\n:.]{0,60}\.[ \t]*\n\s*)/i;
/** What models write below a text. */
const CLOSING =
  /^[*_([]*(?:note\b|notes:|hinweis\w*:|anmerkung\w*:|nota:|notas:|remarque\w*\s?:|changes made|changes:|let me know|please let me know|feel free|i(?:'ve| have)? (?:removed|edited|corrected|kept|changed|left)|if you(?:'d| would) like|i hope this)/i;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether most of its words were not said: then it is a remark of the model. */
function isUnsaid(line: string, transcript: string): boolean {
  const said = new Set(wordsOf(transcript));
  const words = wordsOf(line);
  return words.length > 0 && words.filter((word) => !said.has(word)).length >= words.length * UNSAID;
}

function withoutOpening(text: string, transcript: string): string {
  const opening = OPENING.exec(text)?.[0];
  if (opening !== undefined && !OPENING.test(transcript)) return text.slice(opening.length).trim();
  // In any language: a first line that ends with a colon and that nobody said.
  const [line = '', ...rest] = text.split('\n');
  // Before anything searches the line: a model may write one of 60,000 signs.
  if (rest.length === 0 || line.length > LONGEST_REMARK) return text;
  const bare = line.replace(/[*_#\s]+$/g, '').trim();
  const remark = /[:：]$/.test(bare) && isUnsaid(bare, transcript);
  return remark ? rest.join('\n').trim() : text;
}

function withoutClosing(text: string, transcript: string): string {
  const at = [...text.matchAll(/\n[^\S\n]*\n/g)].at(-1)?.index ?? -1;
  if (at < 0) return text;
  const last = text.slice(at).trim();
  return CLOSING.test(last) && isUnsaid(last, transcript)
    ? text
        .slice(0, at)
        .trimEnd()
        .replace(/\n[^\S\n]*(?:-{3,}|\*{3,})$/, '')
        .trim()
    : text;
}

/** A text without what the model says about it, before and after. A line that was said stays. */
export function withoutRemarks(text: string, transcript: string): string {
  return withoutClosing(withoutOpening(text, transcript), transcript);
}
