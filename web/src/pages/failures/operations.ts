/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Selects failed jobs. A field that is left out does not restrict the selection. */
export type FailedJobFilter = {
  /** Whether the failure was acknowledged. For admins and keys. */
  acknowledged?: boolean | null | undefined;
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
  /** Whether a retry can succeed without a change. */
  retryable?: boolean | null | undefined;
  /** Failed in this stage. */
  stage?: JobStage | null | undefined;
  /** Of this user. */
  userId?: string | null | undefined;
};

/** What can be done about a failed job. */
export type FailureActionKind =
  /** acknowledgeFailure marks it as seen. */
  | 'ACKNOWLEDGE'
  /** Check a setting of the engine or an account at a provider. */
  | 'CHECK_SETTING'
  /** Submit a new job with a different or a repaired file. */
  | 'REPLACE_AUDIO'
  /** retryJob runs it again from the stage whose input is stored. */
  | 'RETRY'
  /** Read the transcript and the findings. */
  | 'REVIEW'
  /** The failed-job sweep requeues it. */
  | 'WAIT';

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

/** A step of the pipeline that holds a status. */
export type JobStage =
  /** From transcript to system prompt. */
  | 'ENRICHING'
  /** From transcript and prompt to refined text. */
  | 'REFINING'
  /** From audio to transcript. */
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

export type FailureClustersQueryVariables = Exact<{
  filter?: FailedJobFilter | null | undefined;
}>;


export type FailureClustersQuery = { failureBreakdown: Array<{ code: string, cause: string, stage: string | null, provider: string | null, pattern: string, jobs: number, failures: number, users: number, firstSeenAt: string, lastSeenAt: string, actions: Array<{ action: FailureActionKind, sentence: string }> }> };

export type ClusterJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: FailedJobFilter | null | undefined;
}>;


export type ClusterJobsQuery = { failedJobs: { edges: Array<{ cursor: string, node: { jobId: string, clientJobId: string | null, rawAudioUrl: string, createdAt: string, userId: string, errorDetails: { code: JobErrorCode, retryable: boolean, message: string, at: string | null } | null, acknowledgement: { note: string, by: string, at: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PreviewRetryMutationVariables = Exact<{
  filter?: FailedJobFilter | null | undefined;
  limit: number;
}>;


export type PreviewRetryMutation = { retryFailedJobs: { matched: number, count: number, jobs: Array<{ jobId: string, clientJobId: string | null, rawAudioUrl: string }> } };

export type RetryClusterMutationVariables = Exact<{
  filter?: FailedJobFilter | null | undefined;
  limit: number;
  perSecond: number;
}>;


export type RetryClusterMutation = { retryFailedJobs: { count: number, batch: { id: string, total: number, released: number, passedOver: number, remaining: number, endedAt: string | null } | null } };

export type BatchProgressQueryVariables = Exact<{
  id: string | number;
}>;


export type BatchProgressQuery = { retryBatch: { id: string, total: number, released: number, passedOver: number, remaining: number, endedAt: string | null } | null };

export type StopBatchMutationVariables = Exact<{
  id: string | number;
}>;


export type StopBatchMutation = { stopRetryBatch: { id: string, total: number, released: number, passedOver: number, remaining: number, endedAt: string | null } };

export type AcknowledgeClusterMutationVariables = Exact<{
  filter: FailedJobFilter;
  note: string;
}>;


export type AcknowledgeClusterMutation = { acknowledgeFailures: number };

export type BatchProgressFragment = { id: string, total: number, released: number, passedOver: number, remaining: number, endedAt: string | null };

export const BatchProgressFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"passedOver"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<BatchProgressFragment, unknown>;
export const FailureClustersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FailureClusters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedJobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failureBreakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"pattern"}},{"kind":"Field","name":{"kind":"Name","value":"jobs"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}}]}}]}}]} as unknown as DocumentNode<FailureClustersQuery, FailureClustersQueryVariables>;
export const ClusterJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClusterJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedJobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failedJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ClusterJobsQuery, ClusterJobsQueryVariables>;
export const PreviewRetryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PreviewRetry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedJobFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryFailedJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"dryRun"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matched"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"jobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewRetryMutation, PreviewRetryMutationVariables>;
export const RetryClusterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryCluster"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedJobFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"perSecond"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryFailedJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"perSecond"},"value":{"kind":"Variable","name":{"kind":"Name","value":"perSecond"}}},{"kind":"Argument","name":{"kind":"Name","value":"dryRun"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchProgress"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"passedOver"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<RetryClusterMutation, RetryClusterMutationVariables>;
export const BatchProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BatchProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"passedOver"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<BatchProgressQuery, BatchProgressQueryVariables>;
export const StopBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StopBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopRetryBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"passedOver"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<StopBatchMutation, StopBatchMutationVariables>;
export const AcknowledgeClusterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeCluster"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedJobFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"note"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeFailures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"note"},"value":{"kind":"Variable","name":{"kind":"Name","value":"note"}}}]}]}}]} as unknown as DocumentNode<AcknowledgeClusterMutation, AcknowledgeClusterMutationVariables>;