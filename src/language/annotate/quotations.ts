import type { Token } from '../text/tokens.js';
import type { QuotationAnnotation } from './annotation.js';

/** Stretches within quotation marks. */
export function findQuotations(tokens: readonly Token[]): QuotationAnnotation[] {
  const found: QuotationAnnotation[] = [];
  let from = -1;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const opens = /["“„«]/u.test(token?.before ?? '');
    if (from >= 0 && (token?.quoted !== true || opens)) {
      found.push({ kind: 'quotation', from, to: at, confidence: 1, rule: 'quotation marks', language: 'neutral' });
      from = -1;
    }
    if (token?.quoted && from < 0) from = at;
  }
  return found;
}
