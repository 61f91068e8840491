import { registerEnumType } from '@nestjs/graphql';
import { type Coverage, GRADES, type Relation, VERDICTS } from '../../language/compare/verdict.js';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import type { JobDriver } from '../../platform/postgres/job-tables.js';
import { JOB_STATUSES, STAGE_STATUSES } from '../record/job-status.js';
import { STAGE_LIST } from '../record/stage-list.js';
import { QUALITY_FLAG_MEANINGS, QUALITY_FLAGS } from '../results/quality-flags.js';

type NameMap<Name extends string> = Readonly<{ [Key in Name]: Key }>;

/** The values of an enum, each under its own name. */
export function named<Name extends string>(names: readonly Name[]): NameMap<Name> {
  return Object.fromEntries(names.map((name) => [name, name])) as NameMap<Name>;
}

/** GraphQL's `JobStatus`. */
export const JobStatusEnum = named(JOB_STATUSES);
registerEnumType(JobStatusEnum, {
  name: 'JobStatus',
  description: 'The status of a job. It moves only forward; FAILED can follow any status but COMPLETE.',
  valuesMap: {
    NEW: { description: 'Submitted, waiting for its first stage.' },
    ...Object.fromEntries(STAGE_LIST.map(({ status, doing }) => [status, { description: doing }])),
    COMPLETE: { description: 'The refined text is ready.' },
    FAILED: {
      description: 'It ended without a text: errorDetails says why. A cancelled job is FAILED with CANCELLED.',
    },
  },
});

/** GraphQL's `JobDriver`, in capitals as every enum here; the database has lower-case words. */
export const JobDriverEnum = { ENGINE: 'engine', CLIENT: 'client' } as const satisfies Record<string, JobDriver>;
registerEnumType(JobDriverEnum, {
  name: 'JobDriver',
  description: 'Who moves a job through its stages.',
  valuesMap: {
    ENGINE: { description: 'The engine runs, retries and sweeps it.' },
    CLIENT: { description: 'A program of the studio moves it; the engine neither runs nor repairs it.' },
  },
});

/** GraphQL's `JobErrorCode`. */
export const JobErrorCodeEnum = named(Object.keys(JOB_FAULT_KINDS) as JobFaultCode[]);
registerEnumType(JobErrorCodeEnum, {
  name: 'JobErrorCode',
  description: 'Why a job failed.',
  valuesMap: Object.fromEntries(
    Object.entries(JOB_FAULT_KINDS).map(([code, kind]) => [code, { description: `${kind.title}.` }]),
  ),
});

/** GraphQL's `AttemptOutcome`: the names in capitals, as they are stored. */
export const AttemptOutcomeEnum = {
  RUNNING: 'running',
  ADVANCED: 'advanced',
  RETRY: 'retry',
  FAILED: 'failed',
  DEFERRED: 'deferred',
  INTERRUPTED: 'interrupted',
  LOST: 'lost',
} as const;
registerEnumType(AttemptOutcomeEnum, {
  name: 'AttemptOutcome',
  description: 'How one run of a stage ended.',
  valuesMap: {
    RUNNING: { description: 'It has not ended.' },
    ADVANCED: { description: 'The stage returned its result.' },
    RETRY: { description: 'It failed and will be retried.' },
    FAILED: { description: 'It failed, and the job failed with it.' },
    DEFERRED: { description: "No request was made: the provider's circuit breaker was open. No attempt was counted." },
    INTERRUPTED: { description: 'Its worker stopped and requeued the job; no attempt was counted.' },
    LOST: { description: 'Its worker was lost; another worker took the job.' },
  },
});

/** GraphQL's `RefinementVerdict`. */
export const RefinementVerdictEnum = named(VERDICTS);
registerEnumType(RefinementVerdictEnum, {
  name: 'RefinementVerdict',
  description: 'The verdict of the checks on a refined text, compared with its transcript.',
  valuesMap: {
    PASS: { description: 'It says what was said.' },
    REVIEW: { description: 'Its meaning may have moved: a person should read the findings.' },
    REJECT: { description: 'A fact changed, or the text says something that was not said.' },
    UNCHECKED: { description: 'No rule or model could judge it: coverage says what was not compared.' },
  },
});

/** GraphQL's `QualityFlagKind`. */
export const QualityFlagKindEnum = named(QUALITY_FLAGS);
registerEnumType(QualityFlagKindEnum, {
  name: 'QualityFlagKind',
  description: 'Something about a transcript that a reader should know.',
  valuesMap: Object.fromEntries(
    Object.entries(QUALITY_FLAG_MEANINGS).map(([kind, meaning]) => [kind, { description: meaning }]),
  ),
});

/** GraphQL's `FindingGrade`. */
export const FindingGradeEnum = named(GRADES);
registerEnumType(FindingGradeEnum, {
  name: 'FindingGrade',
  description: 'How serious a finding is.',
  valuesMap: {
    REJECT: { description: 'A changed fact.' },
    REVIEW: { description: 'Meaning that may have moved.' },
    NOTE: { description: 'A change that is known to keep the meaning. It does not count against PASS.' },
  },
});

/** GraphQL's `OpinionRelation`: the names in capitals. */
export const OpinionRelationEnum = {
  SAME: 'same',
  WEAKER: 'weaker',
  STRONGER: 'stronger',
  CHANGED: 'changed',
  ADDED: 'added',
  LOST: 'lost',
} as const satisfies Readonly<Record<string, Relation>>;
registerEnumType(OpinionRelationEnum, {
  name: 'OpinionRelation',
  description: 'How a stretch of the refined text relates to what was said.',
  valuesMap: {
    SAME: { description: 'It means the same.' },
    WEAKER: { description: 'It claims less.' },
    STRONGER: { description: 'It claims more.' },
    CHANGED: { description: 'It says something else.' },
    ADDED: { description: 'It says something that nobody said.' },
    LOST: { description: 'What was said is missing.' },
  },
});

/** GraphQL's `LanguageSource`: the names in capitals. */
export const LanguageSourceEnum = {
  GIVEN: 'given',
  DETECTED: 'detected',
  UNKNOWN: 'unknown',
} as const satisfies Readonly<Record<string, Coverage['languageFrom']>>;
registerEnumType(LanguageSourceEnum, {
  name: 'LanguageSource',
  description: 'How the language of a transcript is known.',
  valuesMap: {
    GIVEN: { description: 'The recogniser or the submitter named it.' },
    DETECTED: { description: 'It was found in the text.' },
    UNKNOWN: { description: 'It is not known.' },
  },
});

/** GraphQL's `JobStage`. */
export const JobStageEnum = named(STAGE_STATUSES);
registerEnumType(JobStageEnum, {
  name: 'JobStage',
  description: 'A step of the pipeline that holds a status.',
  valuesMap: Object.fromEntries(STAGE_LIST.map(({ status, title }) => [status, { description: title }])),
});
