import { editText } from '../../../src/language/edit/edit-text.js';
import type { EditingRules } from '../../../src/language/edit/editing-rules.js';

/** The copy-editor's text of English speech. */
export function editEnglish(text: string, rules: EditingRules): string {
  return editText({ text, language: 'en', rules }).text;
}
