import type { BrandBible } from '../../brand/brand-bible.js';
import { plain, type Token } from '../text/tokens.js';

/** Degrees and what may cling to a figure. */
const CLINGING =
  /^(\D?[\d.,:]*\d)(°?c|°?f|°|am|pm|a\.m|p\.m|mg|mcg|g|kg|ml|l|mm|cm|m|km|ms|s|min|h|lb|lbs|oz|mph|hz|khz|db)$/i;
const HYPHENED = /^(?:\p{L}+|\d+)(?:-\p{L}+)+$/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}\.?$/u;
const OVER = /^(\d+)\/(\d+)(%?)$/;
const PARTS: Readonly<Record<string, string>> = { '2': 'half', '3': 'third', '4': 'quarter' };
const RANGE = /^(\p{Sc}?\d[\d,.]*)(–|-)(\p{Sc}?\d[\d,.]*%?)$/u;

/** A text in which every dash between words is blanks: offsets stay. */
export function withoutDashes(text: string): string {
  return text.replace(/—|(?<=\p{L})–(?=\p{L})|(?<=\s)–(?=\s)/gu, ' ').replace(/(?<=\w)--(?=\w)/g, '  ');
}

function part(token: Token, text: string, from: number, to: number): Token {
  const [first, last] = [from === 0, to === token.text.length];
  const [before, after, gap] = [first ? token.before : '', last ? token.after : '', first ? token.gap : ''];
  return { ...token, text, before, after, gap, start: token.start + from, end: token.start + to };
}

/** `°C` as it is spoken. */
function degrees(unit: string): readonly string[] {
  if (unit === '°') return ['degrees'];
  return /^°?c$/i.test(unit) ? ['degrees', 'celsius'] : ['degrees', 'fahrenheit'];
}

/** `24/7` as one string of digits where it was said so, `2/3` as a fraction, `140/90` as one over the other. */
function overForms(token: Token, over: RegExpExecArray, isRange: (text: string) => boolean): readonly Token[] {
  const [text, one = '', other = ''] = over;
  const cut = one.length;
  if (!isRange(`${one}-${other}`)) {
    const fraction = PARTS[other];
    if (fraction === undefined) return [{ ...token, text: one + other }];
    const words = one === '1' ? fraction : `${fraction}s`;
    return [part(token, one, 0, cut), part(token, words, cut, text.length)];
  }
  return [part(token, one, 0, cut), part(token, 'over', cut, cut + 1), part(token, other, cut + 1, text.length)];
}

function opened(token: Token, hyphened: ReadonlySet<string>, isRange: (text: string) => boolean): readonly Token[] {
  const { text, before } = token;
  if (HYPHENED.test(text) && !token.locked && !hyphened.has(plain(token))) {
    let from = 0;
    return text.split('-').map((word) => {
      const one = part(token, word, from, from + word.length);
      from += word.length + 1;
      return one;
    });
  }
  if (/[-−]$/u.test(before) && /^\p{Sc}?\d/u.test(text)) {
    const sign = {
      ...token,
      before: before.slice(0, -1),
      text: 'minus',
      after: '',
      start: token.start - 1,
      end: token.start,
    };
    return [sign, ...opened({ ...token, before: '', gap: '' }, hyphened, isRange)];
  }
  if (/^\.\d+$/.test(text)) return [{ ...token, text: `0${text}` }];
  if (DOTTED.test(text)) return [{ ...token, text: text.replaceAll('.', '') }];
  const over = OVER.exec(text);
  if (over !== null) return overForms(token, over, isRange);
  const range = RANGE.exec(text);
  if (range !== null && (range[2] === '–' || isRange(text))) {
    const [cut, sign] = [range[1]!.length, range[2]!.length];
    const link = part(token, 'to', cut, cut + sign);
    return [part(token, range[1]!, 0, cut), link, part(token, range[3]!, cut + sign, text.length)];
  }
  const [, figure = '', unit = ''] = CLINGING.exec(text) ?? [];
  if (figure === '' || /^\p{Sc}.*m$|^\d{1,3}0s$/iu.test(text)) return [token];
  const [left, end] = [part(token, figure, 0, figure.length), text.length];
  if (!/^(°|°?[cf]$)/i.test(unit) || (!unit.startsWith('°') && unit !== unit.toUpperCase()))
    return [left, part(token, unit, figure.length, end)];
  return [left, ...degrees(unit).map((word) => part(token, word, figure.length, end))];
}

/** The words of glossary and wording that are spelt with a hyphen: they stay whole. */
export function hyphenedIn({ glossary, banned }: Pick<BrandBible, 'glossary' | 'banned'>): ReadonlySet<string> {
  const terms = [
    ...glossary.flatMap(({ term, heardAs }) => [term, ...heardAs]),
    ...banned.flatMap((entry) => [entry.banned, entry.preferred ?? '']),
  ];
  return new Set(terms.flatMap((term) => term.toLowerCase().split(/\s+/)).filter((word) => word.includes('-')));
}

/**
 * Tokens with what is written closer than it is spoken taken apart: `12°C`, `6pm`, `-12`, `25–30`, `year-over-year`.
 * @param isRange whether figures with a hyphen between them are a range, and no telephone number or code
 */
export function openForms(
  tokens: readonly Token[],
  hyphened: ReadonlySet<string>,
  isRange: (text: string) => boolean = () => false,
): Token[] {
  return tokens.flatMap((token) => opened(token, hyphened, isRange));
}
