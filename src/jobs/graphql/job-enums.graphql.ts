import { registerEnumType } from '@nestjs/graphql';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import { JOB_STATUSES, STAGE_STATUSES } from '../record/job-status.js';

type NameMap<Name extends string> = Readonly<{ [Key in Name]: Key }>;

function named<Name extends string>(names: readonly Name[]): NameMap<Name> {
  return Object.fromEntries(names.map((name) => [name, name])) as NameMap<Name>;
}

/** GraphQL's `JobStatus`. */
export const JobStatusEnum = named(JOB_STATUSES);
registerEnumType(JobStatusEnum, {
  name: 'JobStatus',
  description: 'Where a job stands. It moves forward only; FAILED can follow any but COMPLETE.',
  valuesMap: {
    NEW: { description: 'Taken in, waiting for its first stage.' },
    TRANSCRIBING: { description: 'The audio is put through the speech recogniser.' },
    ENRICHING: { description: 'Brand context is gathered and the system prompt is composed.' },
    REFINING: { description: 'A language model turns the transcript into the refined text.' },
    COMPLETE: { description: 'The refined text is there.' },
    FAILED: {
      description: 'It ended without a text: errorDetails says why. A cancelled job is FAILED with CANCELLED.',
    },
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
    ADVANCED: { description: 'The stage handed back its result.' },
    RETRY: { description: 'It failed and will be tried again.' },
    FAILED: { description: 'It failed and the job with it.' },
    DEFERRED: { description: 'Nobody was asked, for its provider is left alone at the time; no try was counted.' },
    INTERRUPTED: { description: 'Its worker stopped and handed the job back; no try was counted.' },
    LOST: { description: 'Its worker was lost; another took over.' },
  },
});

/** GraphQL's `RefinementVerdict`. */
export const RefinementVerdictEnum = named(['PASS', 'REVIEW', 'REJECT']);
registerEnumType(RefinementVerdictEnum, {
  name: 'RefinementVerdict',
  description: 'What the checks against the transcript say of a refined text.',
  valuesMap: {
    PASS: { description: 'Nothing was found that speaks against it.' },
    REVIEW: { description: 'A person should look at the findings.' },
    REJECT: { description: 'It does not say what was said.' },
  },
});

/** GraphQL's `JobStage`. */
export const JobStageEnum = named(STAGE_STATUSES);
registerEnumType(JobStageEnum, {
  name: 'JobStage',
  description: 'A step of the pipeline that holds a status.',
  valuesMap: {
    TRANSCRIBING: { description: 'From audio to transcript.' },
    ENRICHING: { description: 'From transcript to system prompt.' },
    REFINING: { description: 'From transcript and prompt to refined text.' },
  },
});
