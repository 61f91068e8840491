import type { Figure } from './figure.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';

/** Letters and digits in one word, with the marks that codes have: `BA248`, `Q7X44P`, `COVID-19`, `x86`. */
const CODE =
  /^(?=.*\d)(?=.*\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]+(?:[-_./][\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]+)*$/u;
const DOTTED = /^v?\d+(?:\.\d+){2,}$/;
const DASHED = /^\d+(?:[-–/]\d+)+$/;
/** A telephone number in one word or its first part: `+44`, `(0)20`, `555-0123`. */
const PHONE = /^\+?\d[\d()./–-]*$/;

/** A code without its marks, in capitals: they are seldom said. */
export function codeReading(written: string): string {
  return `S${written.replace(/[-_/]/g, '').toUpperCase()}`;
}

/** A short name that may belong to the code after it: `RTX`, `PCIe`, `cat`. */
function nameBefore(text: FigureText, at: number): string | null {
  const before = text.atoms[at - 1];
  const joined = before !== undefined && text.atoms[at]!.joined;
  return joined && /^\p{L}{2,6}$/u.test(before.raw) ? before.raw : null;
}

/** The number at either end of a name: `COVID-19` may be said and written `Covid 19`, `49ers` are forty niners. */
function namedNumber(written: string): Figure[] {
  const [, name = '', digits = ''] = /^(\p{L}+)-?(\d+)$/u.exec(written) ?? [];
  const [, counted = '', noun = ''] = /^(\d+)-?(\p{L}{2,})$/u.exec(written) ?? [];
  const [, place = ''] = /^(\d+)(?:st|nd|rd|th)-\p{L}+$/u.exec(written) ?? [];
  if (place !== '') return [{ class: 'ordinal', readings: [place], unit: null }];
  if (noun.length > 2) return [{ class: 'cardinal', readings: [counted], unit: null }];
  if (digits === '' || (name.length < 3 && !written.includes('-'))) return [];
  return [{ class: 'cardinal', readings: [String(Number(digits))], unit: null }];
}

function code(text: FigureText, at: number): FoundFigure | null {
  const { raw, word } = text.atoms[at]!;
  if (DOTTED.test(word)) {
    const readings = [`S${word.replace(/^v/, '')}`];
    return { to: at + 1, figure: { class: 'code', readings, unit: null } };
  }
  if (!CODE.test(raw) || raw.includes('.')) return null;
  const name = nameBefore(text, at);
  const readings = [codeReading(raw), ...(name === null ? [] : [codeReading(name + raw)])];
  const others = namedNumber(raw);
  return { to: at + 1, figure: { class: 'code', readings, unit: null, ...(others.length > 0 && { others }) } };
}

/** The two groups of a Dutch postcode: `1071 XX`. */
function postcode(text: FigureText, at: number): FoundFigure | null {
  const [digits, letters] = [text.atoms[at]!.raw, text.atoms[at + 1]];
  const dutch = text.language?.startsWith('nl') === true && letters?.joined === true;
  if (!dutch || !/^[1-9]\d{3}$/.test(digits) || !/^[A-Z]{2}$/.test(letters.raw)) return null;
  return { to: at + 2, figure: { class: 'code', readings: [codeReading(digits + letters.raw)], unit: null } };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** `+44 123-123-5678`, `(0411) 1234-1234`, `123-45-6789`, `432 7732 143214 3005`. Spaces and brackets may separate its parts. */
function telephone(text: FigureText, from: number): FoundFigure | null {
  const first = text.word(from);
  const plus = first.startsWith('+');
  const bracket = text.atoms[from]!.before.endsWith('(');
  if (!PHONE.test(first) || (!plus && !bracket && !DASHED.test(first))) return null;
  let to = from + 1;
  let dashed = DASHED.test(first);
  while (to - from < 10 && PHONE.test(text.word(to)) && text.follows(to, /^\)?[-–]?$/)) {
    dashed ||= DASHED.test(text.word(to));
    to += 1;
  }
  const row = text.atoms.slice(from, to).map(({ word }) => word);
  const digits = digitsOf(row.join(''));
  if ((digits.length < 7 && !(dashed && to === from + 1)) || digits.length > 20) return null;
  const readings = [`S${plus ? '+' : ''}${digits}`];
  const groups = row.join('-').split(/\D+/).filter(Boolean);
  const parts = groups.map(
    (group): Figure => ({ class: 'cardinal', readings: [group.replace(/^0+(?=\d)/, '')], unit: null }),
  );
  const extension = extensionAt(text, to);
  if (extension !== null)
    return {
      to: extension.to,
      figure: { class: 'telephone', readings: [`${readings[0]}X${extension.digits}`], unit: null },
    };
  return { to, figure: { class: 'telephone', readings, unit: null, ...(groups.length === 2 && !plus && { parts }) } };
}

/** `ext. 12`, `x12`. */
function extensionAt(text: FigureText, at: number): { digits: string; to: number } | null {
  const glued = /^x(\d+)$/.exec(text.word(at));
  if (glued !== null && text.follows(at, /^$/)) return { digits: glued[1]!, to: at + 1 };
  const named = /^(ext|extension|extensión|extensão|poste|durchwahl)$/.test(text.word(at)) && text.follows(at, /^,?$/);
  return named && /^\d+$/.test(text.word(at + 1)) && text.follows(at + 1, /^\.?$/)
    ? { digits: text.word(at + 1), to: at + 2 }
    : null;
}

/** Codes, versions and telephone numbers as they are written. */
export const WRITTEN_CODE: FigureRule = {
  name: 'written code',
  language: 'neutral',
  read: (text, at) => telephone(text, at) ?? postcode(text, at) ?? code(text, at),
  examples: [
    { text: 'flight LH417 is late', reading: 'SLH417' },
    { text: 'the COVID-19 ward', reading: 'SCOVID19' },
    { text: 'at 10.0.0.17', reading: 'S10.0.0.17' },
    { text: 'call 020-555-0123', reading: 'S0205550123' },
    { text: 'call +49 30 555 0123', reading: 'S+49305550123' },
    { text: 'at LS6 3AA', reading: 'SLS6' },
    { text: 'in 1071 XX Amsterdam', reading: 'S1071XX', language: 'nl' },
    { text: 'call (030) 555-0123 ext. 12', reading: 'S0305550123X12' },
  ],
  quiet: ['5 kg of it', 'in 2019 UK sales', 'in 2020–2022', '3-5 days', 'the 21st floor'],
};
