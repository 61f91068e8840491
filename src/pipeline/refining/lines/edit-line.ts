import { detectLanguage } from '../../../language/describe/detect-language.js';
import { CopyEditor } from '../copy-editor.js';
import { cutIntoParts, seamAfter } from '../parts.js';
import { brandBibleOf, fieldsOf, languageOf, speakersOf, textOf } from './line-fields.js';

/**
 * Edits the transcript of one line, `{ raw, language?, brandBible?, speakers? }` (`text` for `raw` is the same), with the offline copy-editor, as the REFINING stage does.
 * @returns `{ text }`
 */
export async function editLine(line: unknown): Promise<object> {
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
