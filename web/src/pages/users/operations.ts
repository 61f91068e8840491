/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why a job failed. */
export type JobErrorCode =
  /** The audio may not be used. */
  | 'AUDIO_FORBIDDEN'
  /** The audio was not found. */
  | 'AUDIO_NOT_FOUND'
  /** The audio is too large. */
  | 'AUDIO_TOO_LARGE'
  /** The audio could not be read. */
  | 'AUDIO_UNREADABLE'
  /** The job was cancelled. */
  | 'CANCELLED'
  /** Something went wrong inside the engine. */
  | 'INTERNAL'
  /** No speech was found. */
  | 'NO_SPEECH'
  /** The refiner is limiting requests. */
  | 'REFINER_RATE_LIMITED'
  /** The refiner refused the request. */
  | 'REFINER_REJECTED'
  /** The refiner is unavailable. */
  | 'REFINER_UNAVAILABLE'
  /** The refined text does not say what was said. */
  | 'REFINER_UNFAITHFUL'
  /** The time limit was reached. */
  | 'TIMED_OUT'
  /** The transcriber is limiting requests. */
  | 'TRANSCRIBER_RATE_LIMITED'
  /** The transcriber refused the request. */
  | 'TRANSCRIBER_REJECTED'
  /** The transcriber is unavailable. */
  | 'TRANSCRIBER_UNAVAILABLE';

/** Selects jobs. A field that is left out does not restrict the selection; an empty list matches nothing. */
export type JobFilter = {
  /** Submitted with this brand, or refined by its rules. For the default brand: jobs of no other brand. */
  brand?: string | null | undefined;
  /** Submitted at this time or later. */
  createdFrom?: string | null | undefined;
  /** Submitted before this time. */
  createdTo?: string | null | undefined;
  /** Of the user with this e-mail address, in any case. For admins and keys. */
  email?: string | null | undefined;
  /** FAILED with one of these codes. */
  errorCodes?: Array<JobErrorCode> | null | undefined;
  /** FAILED at this time or later. With this field, failedTo, provider or messagePattern, the list is in the order of failure. */
  failedFrom?: string | null | undefined;
  /** FAILED before this time. */
  failedTo?: string | null | undefined;
  /** The transcript has one of these quality flags. */
  flag?: Array<QualityFlagKind> | null | undefined;
  /** FAILED with a message of this pattern, as failureBreakdown gives it. */
  messagePattern?: string | null | undefined;
  /** FAILED while this provider was asked, by its name in failures. */
  provider?: string | null | undefined;
  /** Whether a person has approved or rejected the current refined text. */
  reviewed?: boolean | null | undefined;
  /** Words of the transcript or the refined text, 2 to 200 characters: all of them, in any form of the word. "…" finds a phrase, or finds either, - leaves out. A text is found a second or two after its job has ended. */
  search?: string | null | undefined;
  /** In one of these statuses. */
  statuses?: Array<JobStatus> | null | undefined;
  /** The beginning, of 2 characters or more and in any case, of the submitter’s name for the job or of the audio’s file name. */
  text?: string | null | undefined;
  /** True: jobs that a person should review. COMPLETE, not reviewed, and with a verdict other than PASS or one of the flags LOOP, PROMPT_ECHO, TEXT_OVER_SILENCE, LOW_COVERAGE, AUDIO_TRUNCATED, AUDIO_CHANGED, AUDIO_GAP, AUDIO_DAMAGED, ROUGH_RECOGNISER, LOW_CONFIDENCE, LANGUAGE_MISMATCH, GIBBERISH. */
  toReview?: boolean | null | undefined;
  /** Of this user. */
  userId?: string | null | undefined;
  /** With one of these verdicts on the refined text. UNCHECKED is not PASS: ask for it by name. */
  verdict?: Array<RefinementVerdict> | null | undefined;
};

/** The status of a job. It moves only forward; FAILED can follow any status but COMPLETE. */
export type JobStatus =
  /** The refined text is ready. */
  | 'COMPLETE'
  /** Brand context is gathered and the system prompt is composed. */
  | 'ENRICHING'
  /** It ended without a text: errorDetails says why. A cancelled job is FAILED with CANCELLED. */
  | 'FAILED'
  /** Submitted, waiting for its first stage. */
  | 'NEW'
  /** A language model turns the transcript into the refined text. */
  | 'REFINING'
  /** The audio is put through the speech recogniser. */
  | 'TRANSCRIBING';

/** Something about a transcript that a reader should know. */
export type QualityFlagKind =
  /** The file was replaced while it was transcribed. */
  | 'AUDIO_CHANGED'
  /** A part of the recording cannot be decoded. */
  | 'AUDIO_DAMAGED'
  /** A part of the recording is missing. */
  | 'AUDIO_GAP'
  /** The recording ends before its declared length. */
  | 'AUDIO_TRUNCATED'
  /** A person edited the transcript. */
  | 'EDITED'
  /** The words make no sentences. */
  | 'GIBBERISH'
  /** The words are not of the language that the recogniser names. */
  | 'LANGUAGE_MISMATCH'
  /** The recogniser repeated itself. */
  | 'LOOP'
  /** The recogniser is not sure of its words. */
  | 'LOW_CONFIDENCE'
  /** There is speech without text. */
  | 'LOW_COVERAGE'
  /** The file has further tracks, which were not transcribed. */
  | 'OTHER_TRACKS'
  /** The recogniser returned the words it was prompted with. */
  | 'PROMPT_ECHO'
  /** The offline recogniser was used: many words are wrong. */
  | 'ROUGH_RECOGNISER'
  /** Two parts of the recording do not clearly join. */
  | 'SEAM_UNCERTAIN'
  /** The speaker is uncertain. */
  | 'SPEAKERS_UNCERTAIN'
  /** There is text where nobody speaks. */
  | 'TEXT_OVER_SILENCE'
  /** The recogniser gave no times: they are estimated. */
  | 'TIMES_ESTIMATED';

/** The verdict of the checks on a refined text, compared with its transcript. */
export type RefinementVerdict =
  /** It says what was said. */
  | 'PASS'
  /** A fact changed, or the text says something that was not said. */
  | 'REJECT'
  /** Its meaning may have moved: a person should read the findings. */
  | 'REVIEW'
  /** No rule or model could judge it: coverage says what was not compared. */
  | 'UNCHECKED';

/** What a job can wait for. */
export type WaitingWhat =
  /** A transcriber or refiner that is down, limits requests, or serves other requests. */
  | 'PROVIDER'
  /** Its next attempt after another transient failure. */
  | 'RETRY'
  /** The server that has its recording. */
  | 'STORAGE'
  /** Its turn in the queue. */
  | 'TURN';

export type FoundUsersQueryVariables = Exact<{
  search: string;
}>;


export type FoundUsersQuery = { users: Array<{ userId: string, email: string | null, createdAt: string | null, lastSignInAt: string | null, brand: string | null, jobs: number, failed: number, unfinished: number, newestJobAt: string | null, audioSeconds: number, costUsd: number | null }> };

export type UserJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type UserJobsQuery = { jobs: { edges: Array<{ cursor: string, node: { jobId: string, clientJobId: string | null, rawAudioUrl: string, createdAt: string, status: JobStatus, verdict: RefinementVerdict | null, waitingFor: { what: WaitingWhat, since: string, nextTry: string | null, turnsBefore: number | null, reason: string } | null, errorDetails: { code: JobErrorCode, retryable: boolean, message: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BrandNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type BrandNamesQuery = { brandBibles: { edges: Array<{ cursor: string, node: { name: string, version: number, active: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AssignUserBrandMutationVariables = Exact<{
  userId: string;
  brand?: string | null | undefined;
}>;


export type AssignUserBrandMutation = { assignBrand: boolean };


export const FoundUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FoundUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSignInAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"jobs"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unfinished"}},{"kind":"Field","name":{"kind":"Name","value":"newestJobAt"}},{"kind":"Field","name":{"kind":"Name","value":"audioSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}}]}}]}}]} as unknown as DocumentNode<FoundUsersQuery, FoundUsersQueryVariables>;
export const UserJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<UserJobsQuery, UserJobsQueryVariables>;
export const BrandNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BrandNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brandBibles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<BrandNamesQuery, BrandNamesQueryVariables>;
export const AssignUserBrandDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignUserBrand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UUID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"brand"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignBrand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"brand"},"value":{"kind":"Variable","name":{"kind":"Name","value":"brand"}}}]}]}}]} as unknown as DocumentNode<AssignUserBrandMutation, AssignUserBrandMutationVariables>;