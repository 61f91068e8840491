/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A recording to submit. Set exactly one of supabaseFileId and rawAudioUrl. */
export type CreateJobInput = {
  /** Whose rules the text follows; left out: the user’s own brand, else the default one. */
  brand?: string | null | undefined;
  /** The submitter’s own name for the job, 1 to 128 characters: makes the call idempotent. */
  jobId?: string | null | undefined;
  /** Names and words that occur in the recording, the most important first: at most 100, 100 characters each. */
  keywords?: Array<string> | null | undefined;
  /** BCP 47 tag of the language that is spoken, such as en or pt-BR; left out: it is detected. */
  language?: string | null | undefined;
  /** The address of audio outside the bucket. */
  rawAudioUrl?: string | null | undefined;
  /** Whether the transcript distinguishes speakers: off, auto or their number, 1 to 20; left out: the setting SPEAKERS applies. */
  speakers?: string | null | undefined;
  /** The object’s path in the audio bucket. */
  supabaseFileId?: string | null | undefined;
  /** The owner of the job. A user may leave it out or set their own id; a key must set one. */
  userId?: string | null | undefined;
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

export type CreateRecordingMutationVariables = Exact<{
  input: CreateJobInput;
}>;


export type CreateRecordingMutation = { createJob: { jobId: string, status: JobStatus } };


export const CreateRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CreateRecordingMutation, CreateRecordingMutationVariables>;