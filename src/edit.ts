import './platform/node-version.js';
import { detectLanguage } from './language/describe/detect-language.js';
import { CopyEditor } from './pipeline/refining/copy-editor.js';
import { answerLines } from './pipeline/refining/lines/json-lines.js';
import { brandBibleOf, fieldsOf, languageOf, speakersOf, textOf } from './pipeline/refining/lines/line-fields.js';
import { cutIntoParts, seamAfter } from './pipeline/refining/parts.js';

/**
 * Edits the transcript of one line, `{ raw, language?, brandBible?, speakers? }` (`text` for `raw` is the same), with the offline copy-editor, as the REFINING stage does.
 * @returns `{ text }`
 */
async function editLine(line: unknown): Promise<object> {
  const fields = fieldsOf(line);
  const transcript = textOf(fields, 'raw', 'text');
  const brandBible = brandBibleOf(fields);
  const speakers = speakersOf(fields);
  const language = languageOf(fields) ?? (await detectLanguage(transcript));
  const editor = new CopyEditor();
  let text = '';
  let seam = '';
  for (const part of cutIntoParts(transcript, editor.longestPart)) {
    if (part.text.trim() === '') continue;
    const signal = new AbortController().signal;
    const input = {
      transcript: part.text.trim(),
      systemPrompt: '',
      brandBible,
      document: { language },
      speakers,
      signal,
    };
    const edited = await editor.refine({ ...input, progress: () => undefined });
    text += seam + edited.text;
    seam = seamAfter(part.text, edited.text);
  }
  return { text };
}

// `npm run -s edit`: reads { raw, language?, brandBible?, speakers? } a line and writes { text } a line, edited by the offline copy-editor.
await answerLines({ input: process.stdin, output: process.stdout }, editLine);
