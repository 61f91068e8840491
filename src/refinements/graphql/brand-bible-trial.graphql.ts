import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { listCost } from '../../jobs/graphql/list-cost.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import {
  type CheckedText,
  MOST_TRIED,
  type Trial,
  type TrialResult,
  type TrialResultState,
  type TrialState,
} from '../trials/trial.js';
import {
  currentTextView,
  draftTextView,
  TrialCostType,
  TrialCurrentTextType,
  TrialDraftTextType,
  trialCostOf,
} from './trial-texts.graphql.js';
import { WordChangeType } from './word-change.graphql.js';

/** GraphQL's `TrialState`. */
const TrialStateEnum = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
} as const satisfies {
  readonly [State in TrialState]: State;
};
registerEnumType(TrialStateEnum, {
  name: 'TrialState',
  description: 'The state of a trial.',
  valuesMap: {
    WAITING: { description: 'It waits for a worker.' },
    RUNNING: { description: 'A worker runs it.' },
    DONE: { description: 'Every job has its result.' },
    FAILED: { description: 'It ended before that: see reason. Its results so far stay.' },
  },
});

/** GraphQL's `TrialResultState`. */
const TrialResultStateEnum = { WAITING: 'WAITING', DONE: 'DONE', FAILED: 'FAILED' } as const satisfies {
  readonly [State in TrialResultState]: State;
};
registerEnumType(TrialResultStateEnum, {
  name: 'TrialResultState',
  description: 'The state of one job of a trial.',
  valuesMap: {
    WAITING: { description: 'It has not been tried yet.' },
    DONE: { description: 'The draft’s text is ready.' },
    FAILED: { description: 'It could not be refined: see error.' },
  },
});

/** `BrandBibleTrialResult.error`. */
@ObjectType('TrialError', { description: 'Why a transcript could not be refined under a draft.' })
class TrialErrorType {
  @Field(() => String, { description: 'As a job’s errorDetails.code.' })
  code: string;

  @Field(() => String, { description: 'What happened, and what to do.' })
  message: string;
}

/** One of `BrandBibleTrial.results`. */
@ObjectType('BrandBibleTrialResult', { description: 'One job of a trial: the text it has beside the draft’s.' })
class BrandBibleTrialResultType {
  @Field(() => ID, { description: 'The job. The trial does not change it.' })
  jobId: string;

  @Field(() => TrialResultStateEnum, { description: 'Whether it has been tried.' })
  state: string;

  @Field(() => TrialCurrentTextType, { nullable: true, description: 'The text it had at that moment; null for none.' })
  current: TrialCurrentTextType | null;

  @Field(() => TrialDraftTextType, { nullable: true, description: 'The draft’s text; null unless DONE.' })
  draft: TrialDraftTextType | null;

  @Field(() => [WordChangeType], {
    nullable: true,
    description:
      'The words that differ: before and rawSpan in the current text, after and refinedSpan in the draft’s. Null without both.',
  })
  changes: readonly WordChangeType[] | null;

  @Field(() => TrialErrorType, { nullable: true, description: 'Why it FAILED.' })
  error: TrialErrorType | null;
}

function trialResultView(result: TrialResult): BrandBibleTrialResultType {
  const { current, draft } = result;
  return {
    ...result,
    current: current === null ? null : currentTextView(current),
    draft: draft === null ? null : draftTextView(draft),
  };
}

/** `TrialTotals.current` and `.draft`. */
@ObjectType('TrialVerdicts', { description: 'How many texts have which verdict.' })
class TrialVerdictsType {
  @Field(() => Int, { description: 'PASS.' })
  pass: number;

  @Field(() => Int, { description: 'REVIEW.' })
  review: number;

  @Field(() => Int, { description: 'REJECT.' })
  reject: number;

  @Field(() => Int, { description: 'UNCHECKED: no rule or model could judge them.' })
  unchecked: number;
}

/** `BrandBibleTrial.totals`. */
@ObjectType('TrialTotals', { description: 'The totals of the results so far.' })
class TrialTotalsType {
  @Field(() => TrialVerdictsType, { description: 'Of the current texts of the jobs that are DONE.' })
  current: TrialVerdictsType;

  @Field(() => TrialVerdictsType, { description: 'Of the draft’s texts.' })
  draft: TrialVerdictsType;

  @Field(() => Int, { description: 'Jobs whose draft text differs from the current one by a word or its case.' })
  changedJobs: number;

  @Field(() => Int, { description: 'Places that differ, over all jobs.' })
  changes: number;

  @Field(() => TrialCostType, { description: 'The cost of the trial.' })
  cost: TrialCostType;
}

function trialTotalsOf(results: readonly TrialResult[]): TrialTotalsType {
  const done = results.filter(({ state }) => state === 'DONE');
  const changes = done.map((result) => result.changes?.length ?? 0);
  return {
    current: verdictsOf(done.map(({ current }) => current?.verdict ?? null)),
    draft: verdictsOf(done.map(({ draft }) => draft?.verdict ?? null)),
    changedJobs: changes.filter((count) => count > 0).length,
    changes: changes.reduce((sum, count) => sum + count, 0),
    cost: trialCostOf(done.flatMap(({ draft }) => draft?.usage ?? [])),
  };
}

function verdictsOf(verdicts: readonly (CheckedText['verdict'] | null)[]): TrialVerdictsType {
  const count = (wanted: CheckedText['verdict']) => verdicts.filter((verdict) => verdict === wanted).length;
  return { pass: count('PASS'), review: count('REVIEW'), reject: count('REJECT'), unchecked: count('UNCHECKED') };
}

/** GraphQL's `BrandBibleTrial`. */
@ObjectType('BrandBibleTrial', {
  description: 'A Brand Bible tried on stored transcripts before it is published. Read it again to see its progress.',
})
export class BrandBibleTrialType {
  @Field(() => ID, { description: 'For brandBibleTrial.' })
  id: string;

  @Field(() => String, { description: 'The brand that the draft names.' })
  brand: string;

  @Field(() => Int, { description: 'The version that the draft names.' })
  version: number;

  @Field(() => String, {
    description: 'SHA-256 of the draft’s content, hex: publish the same and the hash is the same.',
  })
  contentHash: string;

  @Field(() => TrialStateEnum, { description: 'Its state.' })
  state: string;

  @Field(() => String, { nullable: true, description: 'Why it FAILED.' })
  reason: string | null;

  @Field(() => DateTime, { description: 'When it was requested.' })
  startedAt: Date;

  @Field(() => String, { description: 'Who requested it: `user` and an id, or `service`.' })
  startedBy: string;

  @Field(() => DateTime, { description: 'When it ends at the latest.' })
  deadlineAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null before.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Jobs that have been tried.' })
  done: number;

  @Field(() => Int, { description: 'Jobs in all.' })
  total: number;

  @Field(() => TrialTotalsType, { description: 'The totals of the results so far.' })
  totals: TrialTotalsType;

  @Field(() => [BrandBibleTrialResultType], {
    description: 'One for each job, in the order they are tried.',
    complexity: listCost(MOST_TRIED),
  })
  results: readonly BrandBibleTrialResultType[];
}

export function brandBibleTrialView(trial: Trial): BrandBibleTrialType {
  const { results } = trial;
  return {
    ...trial,
    done: results.filter(({ state }) => state !== 'WAITING').length,
    total: results.length,
    totals: trialTotalsOf(results),
    results: results.map(trialResultView),
  };
}
