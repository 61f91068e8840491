import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { isJobFaultCode, type JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { FAILURE_ACTIONS, type FailureAction } from '../record/failure-advice.js';
import { JobErrorCodeEnum } from './job-enums.graphql.js';

/** One of `ErrorDetails.attempts`. */
@ObjectType('FailedAttempt', { description: 'A run of a stage that failed.' })
export class FailedAttemptType {
  @Field(() => Int, { nullable: true, description: 'Number of the run among all runs of the job.' })
  attempt: number | null;

  @Field(() => String, { nullable: true, description: 'The stage that ran.' })
  stage: string | null;

  @Field(() => JobErrorCodeEnum, { description: 'The kind of failure.' })
  code: JobFaultCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'When it failed, in ISO 8601.' })
  at: string | null;
}

/** `Job.errorDetails`. */
@ObjectType('ErrorDetails', { description: 'Why a job failed, and what to do.' })
export class ErrorDetailsType {
  @Field(() => JobErrorCodeEnum, { description: 'The kind of failure.' })
  code: JobFaultCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'The stage that failed.' })
  stage: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the run of a stage that ended the job.' })
  attempt: number | null;

  @Field(() => Boolean, { description: 'Whether a retry can succeed without a change.' })
  retryable: boolean;

  @Field(() => String, { nullable: true, description: 'When it failed, in ISO 8601.' })
  at: string | null;

  @Field(() => String, { nullable: true, description: 'The provider that was asked.' })
  provider: string | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status the provider answered with.' })
  httpStatus: number | null;

  @Field(() => [FailedAttemptType], { description: 'The failed runs that led here, oldest first, the last 20.' })
  attempts: FailedAttemptType[];
}

/** What `error_details` says, read with care: somebody with the service role may have written it by hand. Null for none. */
export function errorDetailsView(stored: unknown): ErrorDetailsType | null {
  if (stored === null || stored === undefined) return null;
  const details = objectOf(stored);
  return {
    ...failureOf(details),
    retryable: details.retryable === true,
    provider: textOf(details.provider),
    httpStatus: wholeOf(details.httpStatus),
    attempts: Array.isArray(details.attempts) ? details.attempts.map((entry) => failureOf(objectOf(entry))) : [],
  };
}

function failureOf(details: Readonly<Record<string, unknown>>): FailedAttemptType {
  return {
    code: codeOf(details.code),
    message: textOf(details.message) ?? 'No message was recorded.',
    stage: textOf(details.stage),
    attempt: wholeOf(details.attempt),
    at: textOf(details.at),
  };
}

/** A stored code; INTERNAL if it is not a known one. */
export function codeOf(value: unknown): JobFaultCode {
  return typeof value === 'string' && isJobFaultCode(value) ? value : 'INTERNAL';
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31 ? value : null;
}

/** `Job.acknowledgement`. */
@ObjectType('FailureAcknowledgement', { description: 'A person has seen this failure and does not act on it.' })
export class FailureAcknowledgementType {
  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { description: 'Who: `user` and an id, or `service`.' })
  by: string;

  @Field(() => String, { description: 'What they noted.' })
  note: string;
}

/** GraphQL's `FailureActionKind`. */
export const FailureActionEnum = Object.fromEntries(FAILURE_ACTIONS.map((name) => [name, name]));
registerEnumType(FailureActionEnum, {
  name: 'FailureActionKind',
  description: 'What can be done about a failed job.',
  valuesMap: {
    RETRY: { description: 'retryJob runs it again from the stage whose input is stored.' },
    WAIT: { description: 'The failed-job sweep requeues it.' },
    REPLACE_AUDIO: { description: 'Submit a new job with a different or a repaired file.' },
    CHECK_SETTING: { description: 'Check a setting of the engine or an account at a provider.' },
    REVIEW: { description: 'Read the transcript and the findings.' },
    ACKNOWLEDGE: { description: 'acknowledgeFailure marks it as seen.' },
  },
});

/** One of `Job.actions`. */
@ObjectType('FailureAction', { description: 'Something that can be done about a failed job.' })
export class FailureActionType {
  @Field(() => FailureActionEnum, { description: 'What.' })
  action: FailureAction;

  @Field(() => String, { description: 'A sentence for the person who decides.' })
  sentence: string;
}
