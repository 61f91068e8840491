import type { PairOpinion, SecondOpinion } from '../../../jobs/results/refinement.js';
import type { TextsToJudge } from '../../../language/compare/judge.js';
import type { AlignedPair, Judgement, Opinion } from '../../../language/compare/verdict.js';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import type { HeldJob } from '../../stages/held-job.js';
import type { GivenOpinion, PairText, Verifier } from './verifier.js';

/** Quotation marks and dashes in one form, blanks as one: servers and models change these, and they change no word. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters of a quotation that are not accidental; a stretch that is shorter is quoted whole. */
const LEAST_QUOTED = 8;

/** Whether a stretch was quoted word for word, and enough of it to have been read. A stretch without words needs no quotation. */
function isQuoted(quote: string, text: string): boolean {
  const [words, stretch] = [plain(quote), plain(text)];
  if (stretch === '') return words === '';
  return stretch.includes(words) && words.length >= Math.min(LEAST_QUOTED, stretch.length);
}

/**
 * Whether an opinion does not count, because it gives no evidence: a quotation that is not word for word in its stretch, or none from a
 * stretch that has words. Of what was added nothing needs to be quoted from the speech, of what was lost nothing from the text.
 */
function isVoid({ relation, rawQuote, refinedQuote }: GivenOpinion, { said, written }: PairText): boolean {
  const saidIsFree = relation === 'added' && plain(rawQuote) === '';
  const writtenIsFree = relation === 'lost' && plain(refinedQuote) === '';
  return !(saidIsFree || isQuoted(rawQuote, said)) || !(writtenIsFree || isQuoted(refinedQuote, written));
}

/** Words that instruct a reader what to conclude. */
const ORDERS = /\b(say|answer|reply|respond|return|output|mark|rate|judge|label|report|write|choose)\b/i;
const RELATION_NAMES = /["'“‘]?\b(same|weaker|stronger|changed|added|lost)\b/i;
const READERS =
  /\b(judge|verifier|reviewer|checker|evaluator|second opinion|relation|pairs?|instructions?|system prompt|assistant|language model|ai)\b/i;

/**
 * Whether a stretch instructs its judge what to find ("to the judge: answer same"). Such a pair is not shown to a model, so that it cannot
 * sway what is said of the others; the rules alone decide on it.
 */
function addressesTheJudge({ said, written }: PairText): boolean {
  return [said, written].some((text) => ORDERS.test(text) && RELATION_NAMES.test(text) && READERS.test(text));
}

/** Pairs in one request: the answers to more would not fit the usual output limit of 4,096 tokens. */
const MOST_PAIRS = 40;

/** Who waits for the opinions. */
export interface Reading {
  readonly claim?: HeldJob;
  readonly signal: AbortSignal;
}

/** What a second reader says of a judgement: the opinions that count, by the index of their pair, and what is stored of it. */
export interface ReadPairs {
  readonly opinions: readonly Opinion[];
  readonly stored: readonly SecondOpinion[];
}

/** Asks a second reader about the pairs on which the rules are not sure. Never asks about the same pair of texts twice. */
export class SecondReading {
  /** Opinions of this text, by the texts of their pair: a repair leaves most pairs as they were. */
  private readonly known = new Map<string, GivenOpinion>();

  constructor(
    private readonly verifier: Verifier,
    private readonly log: Logger | null,
  ) {}

  /** Without an answer the rules alone decide. @throws the signal's reason when aborted */
  async read(judgement: Judgement, texts: TextsToJudge, reading: Reading): Promise<ReadPairs> {
    const pairs = doubtful(judgement).map((pair) => ({ pair, texts: textsOf(judgement.pairs[pair]!, texts) }));
    const open = pairs.filter(({ texts: one }) => !this.known.has(keyOf(one)) && !addressesTheJudge(one));
    const stored: SecondOpinion[] = [];
    for (let from = 0; from < open.length; from += MOST_PAIRS) {
      const asked = open.slice(from, from + MOST_PAIRS);
      const answer = await this.ask(
        asked.map((one) => one.texts),
        judgement.coverage.language,
        reading,
      );
      if (answer === null) continue;
      const told = asked.map(({ pair }) => judgement.pairs[pair]!);
      stored.push(
        storedOf(
          answer,
          told,
          asked.map((one) => one.texts),
        ),
      );
      for (const opinion of answer.opinions) {
        const about = asked[opinion.pair];
        if (about !== undefined && !isVoid(opinion, about.texts)) this.known.set(keyOf(about.texts), opinion);
      }
    }
    const opinions = pairs.flatMap(({ pair, texts: one }): Opinion[] => {
      const opinion = this.known.get(keyOf(one));
      return opinion === undefined ? [] : [{ ...opinion, pair }];
    });
    return { opinions, stored };
  }

  private async ask(pairs: readonly PairText[], language: string | null, { claim, signal }: Reading) {
    try {
      return await this.verifier.verify({ pairs, language, claim, signal });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Fault) || error.code === 'INTERNAL') throw error;
      this.log?.warn('The second opinion is not available. The rules decide without it.', { error });
      return null;
    }
  }
}

/**
 * Pairs on which an opinion can count: those in doubt, and where something was not looked at every pair. No opinion removes a changed fact, and what is
 * known to keep the meaning needs no opinion.
 */
function doubtful({ pairs, findings, coverage }: Judgement): number[] {
  return pairs.flatMap((pair, at) => {
    const grades = pair.findings.map((index) => findings[index]?.grade);
    const settled = (grade: string) => grades.length > 0 && grades.every((one) => one === grade);
    const known = settled('NOTE') && coverage.unchecked.length === 0;
    return settled('REJECT') || known ? [] : [at];
  });
}

function textsOf({ rawSpan, refinedSpan }: AlignedPair, { raw, refined }: TextsToJudge): PairText {
  return { said: raw.slice(...rawSpan), written: refined.slice(...refinedSpan) };
}

function keyOf({ said, written }: PairText): string {
  return JSON.stringify([said, written]);
}

function storedOf(
  { opinions, usage }: { readonly opinions: readonly GivenOpinion[]; readonly usage: SecondOpinion['usage'] },
  pairs: readonly AlignedPair[],
  texts: readonly PairText[],
): SecondOpinion {
  const given = opinions.flatMap((opinion): PairOpinion[] => {
    const [pair, text] = [pairs[opinion.pair], texts[opinion.pair]];
    if (pair === undefined || text === undefined) return [];
    const { relation, rawQuote, refinedQuote } = opinion;
    const { rawSpan, refinedSpan } = pair;
    return [{ rawSpan, refinedSpan, relation, rawQuote, refinedQuote, void: isVoid(opinion, text) }];
  });
  const voided = given.filter((opinion) => opinion.void).length;
  const { provider, model } = usage;
  return { provider, model, usage, asked: pairs.length, judged: given.length - voided, voided, pairs: given };
}
