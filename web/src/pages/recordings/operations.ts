/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who moves a job through its stages. */
export type JobDriver =
  /** A program of the studio moves it; the engine neither runs nor repairs it. */
  | 'CLIENT'
  /** The engine runs, retries and sweeps it. */
  | 'ENGINE';

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

export type RecordingRowFragment = { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null };

export type RecordingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type RecordingsQuery = { jobs: { edges: Array<{ cursor: string, node: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecordingProgressSubscriptionVariables = Exact<{
  jobId: string | number;
}>;


export type RecordingProgressSubscription = { jobProgress: { jobId: string, status: JobStatus, stage: JobStatus | null, percent: number, note: string, secondsLeft: number | null } };

export type RetryRecordingMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryRecordingMutation = { retryJob: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null } };

export type CancelRecordingMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelRecordingMutation = { cancelJob: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null } };

export type DeleteRecordingMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteRecordingMutation = { deleteJob: { jobId: string } };

export const RecordingRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]} as unknown as DocumentNode<RecordingRowFragment, unknown>;
export const RecordingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recordings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]} as unknown as DocumentNode<RecordingsQuery, RecordingsQueryVariables>;
export const RecordingProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RecordingProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}}]}}]} as unknown as DocumentNode<RecordingProgressSubscription, RecordingProgressSubscriptionVariables>;
export const RetryRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]} as unknown as DocumentNode<RetryRecordingMutation, RetryRecordingMutationVariables>;
export const CancelRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]} as unknown as DocumentNode<CancelRecordingMutation, CancelRecordingMutationVariables>;
export const DeleteRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}}]}}]}}]} as unknown as DocumentNode<DeleteRecordingMutation, DeleteRecordingMutationVariables>;