/** Names under which models put the text, the most likely first. */
const NAMES = [
  /^(edited|refined|corrected|clean(ed)?|final)[_ ]?(text|transcript|version)?$/i,
  /^(text|transcript)$/i,
  /^(output|result|content|answer|response)$/i,
];

/** The text inside a JSON value; null where it cannot be found. */
function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => typeof one === 'string') ? value.join('\n\n') : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const named = NAMES.map((name) => entries.find(([key]) => name.test(key))).find((entry) => entry !== undefined);
  if (named !== undefined) return textIn(named[1]);
  return entries.length === 1 ? textIn(entries[0]?.[1]) : null;
}

/** The text inside JSON that a model wrapped around it; the same text where it is no JSON, or the transcript begins like one. */
export function withoutJson(text: string, transcript: string): string {
  if (!/^[{["]/.test(text) || /^\s*[{[]/.test(transcript)) return text;
  try {
    return textIn(JSON.parse(text))?.trim() ?? text;
  } catch {
    return text;
  }
}
