import { readFigures } from '../../figures/read-figures.js';
import type { Token } from '../../text/tokens.js';
import { isOneBreath, type Join } from '../joined-tokens.js';
import { wordNumbers } from './number-runs.js';

/** Fewer digits may be a count. */
const LEAST_DIGITS = 6;

/** Rows of single digits, as telephone numbers are said: `tres cuatro siete, cinco cinco uno`. The commas still separate groups. */
function rowsOfDigits(tokens: readonly Token[], language: string): Join[] {
  const single = new Map<number, string>();
  for (const { from, to, value, ordinal } of wordNumbers(tokens, language))
    if (to === from + 1 && /^\d$/.test(value) && !ordinal) single.set(from, value);
  const joins: Join[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let [to, text, count] = [from, '', 0];
    while (single.has(to)) {
      text += single.get(to)!;
      count += 1;
      const { after, quoted } = tokens[to]!;
      to += 1;
      if (quoted || (after !== '' && after !== ',') || tokens[to]?.gap === '\n\n') break;
      if (after === ',' && single.has(to)) text += ' ';
    }
    if (count >= LEAST_DIGITS) joins.push({ from, to, text });
    if (to > from) from = to;
  }
  return joins;
}

/** Telephone numbers that are said in tens: `zéro six douze trente-quatre`. */
function telephones(tokens: readonly Token[], language: string): Join[] {
  return readFigures(tokens, language).flatMap(({ from, to, figure }) => {
    const digits = /^S(0\d{7,})$/.exec(figure.readings[0] ?? '')?.[1];
    if (figure.class !== 'telephone' || digits === undefined || !isOneBreath(tokens, from, to)) return [];
    if (tokens.slice(from, to).some(({ text }) => /\d/.test(text))) return [];
    const pairs = language.startsWith('fr') && digits.length % 2 === 0;
    return [{ from, to, text: pairs ? digits.replace(/\d\d(?=\d)/g, '$& ') : digits }];
  });
}

/** Numbers that are said digit by digit or in pairs, each written as one. */
export function spokenDigits(tokens: readonly Token[], language: string): Join[] {
  const joins = [...rowsOfDigits(tokens, language), ...telephones(tokens, language)].toSorted(
    (a, b) => a.from - b.from,
  );
  return joins.filter(({ from }, index) => from >= (joins[index - 1]?.to ?? 0));
}
