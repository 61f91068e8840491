import { paragraphsOf } from '../model/paragraphs.js';
import { baseName } from './base-name.js';

/** A file to save, or a text to copy. */
export interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export function plainText(recording: string, text: string): TextFile {
  return { name: `${baseName(recording)}.txt`, type: 'text/plain;charset=utf-8', text: `${text}\n` };
}

/** Signs that Markdown would take for its own are escaped, so that the words stay what they are. */
export function markdown(recording: string, text: string): TextFile {
  const body = paragraphsOf(text).map(({ start, end }) => escaped(text.slice(start, end)));
  const whole = [`# ${escaped(baseName(recording))}`, ...body].join('\n\n');
  return { name: `${baseName(recording)}.md`, type: 'text/markdown;charset=utf-8', text: `${whole}\n` };
}

function escaped(words: string): string {
  return words
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\d+)([.)])/gm, '$1\\$2')
    .replace(/^([-+])(\s)/gm, '\\$1$2');
}

/** Hands a file to the browser to save. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
