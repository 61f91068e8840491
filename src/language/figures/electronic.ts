import type { FigureRule, FoundFigure } from './figure-rule.js';

const SCHEME = String.raw`(?:https?:\/\/)?`;
const HOST = String.raw`(?:[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?\.)+[\p{Ll}\p{Lu}\p{Lo}]{2,24}`;
const MAIL = new RegExp(String.raw`^[\p{L}\d._%+-]+@${HOST}$`, 'u');
const ADDRESS = new RegExp(String.raw`^${SCHEME}${HOST}(?::\d+)?(?:[/?#]\S*)?$`, 'u');
const HANDLE = /^@[\p{L}\d._]{2,}$/u;

/** An address as it is compared: lower case, without the last slash. */
export function addressReading(written: string): string {
  return written.toLowerCase().replace(/\/$/, '');
}

/** Mail and web addresses and handles as they are written. */
export const WRITTEN_ADDRESS: FigureRule = {
  name: 'written address',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const { raw } = text.atoms[at]!;
    if (!/[.@]/.test(raw) || /^(?:\p{L}\.)+\p{L}?$/u.test(raw)) return null;
    if (!MAIL.test(raw) && !ADDRESS.test(raw) && !HANDLE.test(raw)) return null;
    if (!/[@/]/.test(raw) && /\.\p{Lu}\p{Ll}/u.test(raw)) return null;
    return { to: at + 1, figure: { class: 'electronic', readings: [addressReading(raw)], unit: null } };
  },
  examples: [
    { text: 'write to Ann.Lee@Example.org', reading: 'ann.lee@example.org' },
    { text: 'see https://www.example.org/prices/', reading: 'https://www.example.org/prices' },
    { text: 'siehe beispiel.de', reading: 'beispiel.de', language: 'de' },
  ],
  quiet: ['in the U.S. today', 'we left.Then we came', '4.5 of 5', 'e.g. this'],
};
