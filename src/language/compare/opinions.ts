import type { TextsToJudge } from './texts-to-judge.js';
import type { AlignedPair, Finding, Judgement, Opinion, Verdict } from './verdict.js';

/** Letters of a quotation that are no accident; a side that is shorter is quoted whole. */
const LEAST_QUOTED = 8;

/** One blank between words and one kind of quotation mark: nothing else may differ between a quotation and its text. */
function levelled(text: string): string {
  return text
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’‚]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a side was quoted: word for word, and enough of it to have been read. A side that is empty needs no quotation. */
function isQuoted(quote: string, side: string): boolean {
  const [words, text] = [levelled(quote), levelled(side)];
  if (text === '') return words === '';
  return text.includes(words) && words.length >= Math.min(LEAST_QUOTED, text.length);
}

/** Of what was added nothing is quoted from the speech, of what was lost nothing from the text. */
function isValid(
  { relation, rawQuote, refinedQuote }: Opinion,
  { rawSpan, refinedSpan }: AlignedPair,
  { raw, refined }: TextsToJudge,
): boolean {
  const [said, written] = [raw.slice(...rawSpan), refined.slice(...refinedSpan)];
  const free = (quote: string, side: string) => levelled(quote) === '' || isQuoted(quote, side);
  const saidQuoted = relation === 'added' ? free(rawQuote, said) : isQuoted(rawQuote, said);
  return saidQuoted && (relation === 'lost' ? free(refinedQuote, written) : isQuoted(refinedQuote, written));
}

const MEANT = {
  weaker: 'says less surely what was said',
  stronger: 'says more surely what was said',
  changed: 'says something else than was said',
  added: 'says something that was not said',
  lost: 'leaves out something that was said',
} as const;

/** The findings of a pair after an opinion that it does not say the same: none counts less, and one at least counts. */
function raised(
  pair: AlignedPair,
  { relation, rawQuote, refinedQuote }: Opinion,
  findings: readonly Finding[],
): Finding[] {
  if (relation === 'same' || pair.findings.some((at) => findings[at]!.grade !== 'NOTE')) return [];
  const quotes = [rawQuote, refinedQuote].filter(Boolean).map((quote) => `"${quote}"`);
  const message = `A second reader finds that the text ${MEANT[relation]}: ${quotes.join(' → ')}.`;
  return [{ check: 'second-opinion', grade: 'REVIEW', message, rawSpan: pair.rawSpan, refinedSpan: pair.refinedSpan }];
}

function verdictOf(before: Verdict, findings: readonly Finding[], allSame: boolean): Verdict {
  if (findings.some(({ grade }) => grade === 'REJECT')) return 'REJECT';
  if (findings.some(({ grade }) => grade === 'REVIEW')) return 'REVIEW';
  return before === 'UNCHECKED' && !allSame ? 'UNCHECKED' : 'PASS';
}

/**
 * A judgement in the light of second opinions. An opinion whose quotations do not stand in its pair is void, and so are two on one pair that disagree.
 * "Same" turns what was to be looked at into a note; anything else keeps it, or raises a pair without a finding. A changed fact stays one.
 * What no rule could check passes only where every pair was found the same.
 */
export function withOpinions(judgement: Judgement, texts: TextsToJudge, opinions: readonly Opinion[]): Judgement {
  const { pairs, coverage } = judgement;
  const valid = opinions.filter(
    (opinion) => pairs[opinion.pair] !== undefined && isValid(opinion, pairs[opinion.pair]!, texts),
  );
  if (valid.length === 0) return judgement;
  const same = new Set<number>();
  for (const { pair, relation } of valid)
    if (relation === 'same' && valid.every((other) => other.pair !== pair || other.relation === 'same')) same.add(pair);
  const noted = new Set([...same].flatMap((pair) => pairs[pair]!.findings));
  const kept = judgement.findings.map(
    (finding, at): Finding => (noted.has(at) && finding.grade === 'REVIEW' ? { ...finding, grade: 'NOTE' } : finding),
  );
  const added = [...new Map(valid.map((opinion) => [opinion.pair, opinion])).values()].flatMap((opinion) =>
    raised(pairs[opinion.pair]!, opinion, kept),
  );
  const findings = [...kept, ...added];
  const allSame = pairs.length > 0 && pairs.every((_, at) => same.has(at));
  const open = pairs.map((pair, at): AlignedPair => {
    const one = added.findIndex(
      ({ rawSpan, refinedSpan }) => rawSpan === pair.rawSpan && refinedSpan === pairs[at]!.refinedSpan,
    );
    return one < 0 ? pair : { ...pair, findings: [...pair.findings, kept.length + one] };
  });
  return { verdict: verdictOf(judgement.verdict, findings, allSame), coverage, findings, pairs: open };
}
