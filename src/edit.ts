import { editLine } from './pipeline/refining/lines/edit-line.js';
import { answerLines } from './pipeline/refining/lines/json-lines.js';

// `npm run -s edit`: reads { raw, language?, brandBible?, speakers? } a line and writes { text } a line, edited by the offline copy-editor.
await answerLines({ input: process.stdin, output: process.stdout }, editLine);
