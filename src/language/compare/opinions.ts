import type { TextsToJudge } from './texts-to-judge.js';
import type { AlignedPair, Finding, Judgement, Opinion, Verdict } from './verdict.js';

/** Minimum length of a quotation in letters; a shorter side must be quoted in full. */
const LEAST_QUOTED = 8;

/** Normalises spaces and quotation marks: a quotation and its text may differ in nothing else. */
function levelled(text: string): string {
  return text
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’‚]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a side was quoted word for word, and at sufficient length. An empty side needs no quotation. */
function isQuoted(quote: string, side: string): boolean {
  const [words, text] = [levelled(quote), levelled(side)];
  if (text === '') return words === '';
  return text.includes(words) && words.length >= Math.min(LEAST_QUOTED, text.length);
}

/** An addition needs no quotation from the speech, and an omission none from the text. */
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

/** The findings of a pair after the opinion that its meaning differs: no finding loses weight, and at least one counts. */
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
 * Applies second opinions to a judgement. An opinion is void if its quotations are not in its pair; two opinions on one pair are void if they disagree.
 * "Same" turns a REVIEW into a NOTE. Any other opinion keeps the finding, or adds one to a pair without a finding. A changed fact stays a REJECT.
 * A text that no rule could check passes only if every pair is the same.
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
