/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type ChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  userId?: string | null | undefined;
}>;


export type ChangesSubscription = { jobStatusChanged: { eventId: string, jobId: string, fromStatus: JobStatus | null, toStatus: JobStatus, at: string, job: { jobId: string, status: JobStatus, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawAudioUrl: string, clientJobId: string | null } | null } };

export type ChangePositionQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangePositionQuery = { changePosition: string };

export type ChangedJobFragment = { status: JobStatus, verdict: RefinementVerdict | null, processingTimeMs: number | null };

export type EngineVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type EngineVersionQuery = { engineVersion: string };

export type PersonByIdQueryVariables = Exact<{
  id: string;
}>;


export type PersonByIdQuery = { users: Array<{ userId: string, email: string | null }> };

export type RecordingByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordingByIdQuery = { job: { jobId: string, rawAudioUrl: string, clientJobId: string | null } | null };

export const ChangedJobFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}}]}}]} as unknown as DocumentNode<ChangedJobFragment, unknown>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UUID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesSubscription, ChangesSubscriptionVariables>;
export const ChangePositionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChangePosition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePosition"}}]}}]} as unknown as DocumentNode<ChangePositionQuery, ChangePositionQueryVariables>;
export const EngineVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EngineVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}}]}}]} as unknown as DocumentNode<EngineVersionQuery, EngineVersionQueryVariables>;
export const PersonByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PersonById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]} as unknown as DocumentNode<PersonByIdQuery, PersonByIdQueryVariables>;
export const RecordingByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordingById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}}]}}]}}]} as unknown as DocumentNode<RecordingByIdQuery, RecordingByIdQueryVariables>;