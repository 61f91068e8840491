/** Maximum length, in UTF-16 units, of a line before the text that may be a remark of the model. */
const LONGEST_REMARK = 160;
/** Share of a remark's words that nobody said. */
const UNSAID = 0.5;
/** The same of a line that also has the text: there it must be surer. */
const UNSAID_OF_LINE = 0.8;
/** Paragraphs below a text that may be a remark. */
const MOST_PARAGRAPHS = 6;

/** A remark that runs into the text on the same line. */
const OPENING =
  /^[#*_>\s]*(?:sure|certainly|of course|okay)?[!,.]?\s*(?:(?:here(?:'s| is| are)|below is) (?:the|your) )?(?:edited|refined|corrected|cleaned(?:[- ]up)?|polished|final) (?:text|transcript|version)(?:[^\n:]{0,60}:[*_]*\s*|[^\n:.]{0,60}\.[ \t]*\n\s*|[*_]*[ \t]*\n\s*)/i;
/** A label before the text, with what a model thinks before it, and a word of consent. */
const LABEL =
  /^(?:\*{0,2}(?:reasoning|thought process|thinking|analysis)\*{0,2}:[\s\S]{0,4000}?\n\s*)?[#*_]*(?:(?:final )?(?:answer|output|response|result)|edited text)[*_]*:[*_]*\s*/i;
const CONSENT = /^(?:sure|certainly|of course|okay|got it|absolutely|understood)!\s+/i;
/** In any language, a remark on the line of the text: three words or more, and a colon. */
const LINE = /^([^\n:.!?]{12,100}):[ \t]+(?=\S)/;
/** What models write below a text. */
const CLOSING =
  /^(?:-{3,}\s*\n)?[*_([#\s]*(?:word count|(?:key |main |summary of (?:the )?)?(?:edits|changes)(?: (?:made|i made))?\b[*_]*:|here(?:'s| is) what i changed|note\b|notes:|hinweis\w*:|anmerkung\w*:|nota:|notas:|remarque\w*\s?:|changes made|changes:|let me know|please let me know|feel free|i(?:'ve| have)? (?:removed|edited|corrected|kept|changed|left)|if you(?:'d| would) like|i hope this)/i;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether most of its words were not said: then it is a remark of the model. */
function isUnsaid(line: string, transcript: string, share = UNSAID): boolean {
  const said = new Set(wordsOf(transcript));
  const words = wordsOf(line);
  return words.length > 0 && words.filter((word) => !said.has(word)).length >= words.length * share;
}

function withoutOpening(text: string, transcript: string): string {
  for (const form of [OPENING, LABEL, CONSENT]) {
    const opening = form.exec(text)?.[0];
    if (opening !== undefined && !form.test(transcript)) return text.slice(opening.length).trim();
  }
  const [before = '', said = ''] = LINE.exec(text) ?? [];
  if (wordsOf(said).length >= 3 && isUnsaid(said, transcript, UNSAID_OF_LINE)) return text.slice(before.length).trim();
  // In any language: a first line that ends with a colon and that nobody said.
  const [line = '', ...rest] = text.split('\n');
  // Before anything searches the line: a model may write one of 60,000 signs.
  if (rest.length === 0 || line.length > LONGEST_REMARK) return text;
  const bare = line.replace(/[*_#\s]+$/g, '').trim();
  const remark = /[:：]$/.test(bare) && isUnsaid(bare, transcript);
  return remark ? rest.join('\n').trim() : text;
}

function withoutClosing(text: string, transcript: string): string {
  const breaks = [...text.matchAll(/\n[^\S\n]*\n/g)].slice(-MOST_PARAGRAPHS).reverse();
  const found = breaks.find(({ index }) => {
    const rest = text.slice(index).trim();
    return CLOSING.test(rest) && isUnsaid(rest, transcript);
  });
  if (found === undefined) return text;
  const kept = text.slice(0, found.index).trimEnd();
  return kept.replace(/\n[^\S\n]*(?:-{3,}|\*{3,})$/, '').trim();
}

/** A text without what the model says about it, before and after. A line that was said stays. */
export function withoutRemarks(text: string, transcript: string): string {
  return withoutClosing(withoutOpening(text, transcript), transcript);
}
