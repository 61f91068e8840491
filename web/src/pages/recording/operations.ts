/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How one run of a stage ended. */
export type AttemptOutcome =
  /** The stage returned its result. */
  | 'ADVANCED'
  /** No request was made: the provider's circuit breaker was open. No attempt was counted. */
  | 'DEFERRED'
  /** It failed, and the job failed with it. */
  | 'FAILED'
  /** Its worker stopped and requeued the job; no attempt was counted. */
  | 'INTERRUPTED'
  /** Its worker was lost; another worker took the job. */
  | 'LOST'
  /** It failed and will be retried. */
  | 'RETRY'
  /** It has not ended. */
  | 'RUNNING';

/** Why words of the transcript differ from the refined text. */
export type ChangeLabel =
  /** A slip that the speaker corrected was left out. */
  | 'CORRECTION'
  /** A hesitation was left out. */
  | 'FILLER'
  /** A term has its one spelling. */
  | 'GLOSSARY'
  /** The same number, written differently. */
  | 'NUMBER_FORMAT'
  /** Words said twice by accident were left out. */
  | 'REPETITION'
  /** The brand’s wording, or a contraction. */
  | 'STYLE'
  /** No rule explains it: read it. */
  | 'UNEXPLAINED';

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

/** How serious a finding is. */
export type FindingGrade =
  /** A change that is known to keep the meaning. It does not count against PASS. */
  | 'NOTE'
  /** A changed fact. */
  | 'REJECT'
  /** Meaning that may have moved. */
  | 'REVIEW';

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

/** What a person decides on a refined text. */
export type ReviewDecision =
  /** It can be published. */
  | 'APPROVE'
  /** It cannot be published in this form. */
  | 'REJECT'
  /** The earlier decision no longer counts. */
  | 'REOPEN';

/** A new name for a speaker of a job. */
export type SpeakerNameInput = {
  /** The name, 1 to 60 characters; null restores Speaker 1 and so on. */
  name?: string | null | undefined;
  /** Speaker 1, Speaker 2 and so on, or the name that is shown now. */
  speaker: string;
};

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

export type RecordingTextFragment = { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, audioDeletedAt: string | null, textsDeletedAt: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawTranscript: string | null, refinedText: string | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, brandBible: { name: string, version: number } | null, review: { decision: ReviewDecision, note: string | null, at: string, version: number } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null, actions: Array<{ action: FailureActionKind, sentence: string }>, flags: Array<{ kind: QualityFlagKind, message: string, start: number | null, end: number | null }>, enrichment: { durationSeconds: number | null, language: string | null, wordCount: number, topics: Array<string> } | null, refinements: Array<{ version: number, kind: string, verdict: RefinementVerdict, current: boolean, createdAt: string, provider: string, model: string, brandBibleName: string | null, brandBibleVersion: number | null, costUsd: number | null, findings: Array<{ check: string, grade: FindingGrade, message: string, rawSpan: Array<number> | null, refinedSpan: Array<number> | null }>, coverage: { checked: Array<string>, unchecked: Array<string>, language: string | null } | null }> };

export type RecordingQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordingQuery = { job: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, audioDeletedAt: string | null, textsDeletedAt: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawTranscript: string | null, refinedText: string | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, brandBible: { name: string, version: number } | null, review: { decision: ReviewDecision, note: string | null, at: string, version: number } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null, actions: Array<{ action: FailureActionKind, sentence: string }>, flags: Array<{ kind: QualityFlagKind, message: string, start: number | null, end: number | null }>, enrichment: { durationSeconds: number | null, language: string | null, wordCount: number, topics: Array<string> } | null, refinements: Array<{ version: number, kind: string, verdict: RefinementVerdict, current: boolean, createdAt: string, provider: string, model: string, brandBibleName: string | null, brandBibleVersion: number | null, costUsd: number | null, findings: Array<{ check: string, grade: FindingGrade, message: string, rawSpan: Array<number> | null, refinedSpan: Array<number> | null }>, coverage: { checked: Array<string>, unchecked: Array<string>, language: string | null } | null }> } | null };

export type RecordingSegmentsQueryVariables = Exact<{
  id: string | number;
  after: number;
  first: number;
}>;


export type RecordingSegmentsQuery = { job: { jobId: string, segments: Array<{ ordinal: number, start: number | null, end: number | null, speaker: string | null, wordStarts: Array<number> | null, confidence: number | null, text: string }> } | null };

export type RecordingChangesQueryVariables = Exact<{
  id: string | number;
  version?: number | null | undefined;
}>;


export type RecordingChangesQuery = { textDiff: Array<{ before: string, after: string, label: ChangeLabel, rawSpan: Array<number>, refinedSpan: Array<number> }> };

export type RecordingVersionTextsQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordingVersionTextsQuery = { job: { jobId: string, refinements: Array<{ version: number, text: string }> } | null };

export type RecordingHistoryQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordingHistoryQuery = { job: { jobId: string, events: Array<{ eventId: string, number: number, fromStatus: JobStatus | null, toStatus: JobStatus, reason: string, at: string }>, attempts: Array<{ attempt: number, stage: string, outcome: AttemptOutcome, startedAt: string, endedAt: string | null, errorCode: JobErrorCode | null, errorMessage: string | null }>, usage: Array<{ stage: string, provider: string, model: string, audioSeconds: number | null, inputTokens: number | null, outputTokens: number | null, requests: number, costUsd: number | null, at: string }> } | null };

export type EditRecordingParagraphMutationVariables = Exact<{
  jobId: string | number;
  paragraph: number;
  text: string;
  baseVersion: number;
}>;


export type EditRecordingParagraphMutation = { editParagraph: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, audioDeletedAt: string | null, textsDeletedAt: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawTranscript: string | null, refinedText: string | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, brandBible: { name: string, version: number } | null, review: { decision: ReviewDecision, note: string | null, at: string, version: number } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null, actions: Array<{ action: FailureActionKind, sentence: string }>, flags: Array<{ kind: QualityFlagKind, message: string, start: number | null, end: number | null }>, enrichment: { durationSeconds: number | null, language: string | null, wordCount: number, topics: Array<string> } | null, refinements: Array<{ version: number, kind: string, verdict: RefinementVerdict, current: boolean, createdAt: string, provider: string, model: string, brandBibleName: string | null, brandBibleVersion: number | null, costUsd: number | null, findings: Array<{ check: string, grade: FindingGrade, message: string, rawSpan: Array<number> | null, refinedSpan: Array<number> | null }>, coverage: { checked: Array<string>, unchecked: Array<string>, language: string | null } | null }> } };

export type NameRecordingSpeakersMutationVariables = Exact<{
  jobId: string | number;
  names: Array<SpeakerNameInput> | SpeakerNameInput;
}>;


export type NameRecordingSpeakersMutation = { nameSpeakers: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, audioDeletedAt: string | null, textsDeletedAt: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawTranscript: string | null, refinedText: string | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, brandBible: { name: string, version: number } | null, review: { decision: ReviewDecision, note: string | null, at: string, version: number } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null, actions: Array<{ action: FailureActionKind, sentence: string }>, flags: Array<{ kind: QualityFlagKind, message: string, start: number | null, end: number | null }>, enrichment: { durationSeconds: number | null, language: string | null, wordCount: number, topics: Array<string> } | null, refinements: Array<{ version: number, kind: string, verdict: RefinementVerdict, current: boolean, createdAt: string, provider: string, model: string, brandBibleName: string | null, brandBibleVersion: number | null, costUsd: number | null, findings: Array<{ check: string, grade: FindingGrade, message: string, rawSpan: Array<number> | null, refinedSpan: Array<number> | null }>, coverage: { checked: Array<string>, unchecked: Array<string>, language: string | null } | null }> } };

export type UseRecordingVersionMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type UseRecordingVersionMutation = { useRefinement: { jobId: string, userId: string, drivenBy: JobDriver, status: JobStatus, createdAt: string, rawAudioUrl: string, clientJobId: string | null, audioDeletedAt: string | null, textsDeletedAt: string | null, brand: string | null, verdict: RefinementVerdict | null, processingTimeMs: number | null, rawTranscript: string | null, refinedText: string | null, progress: { stage: JobStatus, percent: number, note: string, secondsLeft: number | null } | null, brandBible: { name: string, version: number } | null, review: { decision: ReviewDecision, note: string | null, at: string, version: number } | null, waitingFor: { what: WaitingWhat, reason: string, nextTry: string | null, turnsBefore: number | null } | null, errorDetails: { code: JobErrorCode, message: string, retryable: boolean } | null, actions: Array<{ action: FailureActionKind, sentence: string }>, flags: Array<{ kind: QualityFlagKind, message: string, start: number | null, end: number | null }>, enrichment: { durationSeconds: number | null, language: string | null, wordCount: number, topics: Array<string> } | null, refinements: Array<{ version: number, kind: string, verdict: RefinementVerdict, current: boolean, createdAt: string, provider: string, model: string, brandBibleName: string | null, brandBibleVersion: number | null, costUsd: number | null, findings: Array<{ check: string, grade: FindingGrade, message: string, rawSpan: Array<number> | null, refinedSpan: Array<number> | null }>, coverage: { checked: Array<string>, unchecked: Array<string>, language: string | null } | null }> } };

export type RefineRecordingAgainMutationVariables = Exact<{
  id: string | number;
  replaceEdit: boolean;
}>;


export type RefineRecordingAgainMutation = { refineAgain: { jobId: string, status: JobStatus } };

export const RecordingTextFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"audioDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawTranscript"}},{"kind":"Field","name":{"kind":"Name","value":"refinedText"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"brandBible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"wordCount"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleName"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checked"}},{"kind":"Field","name":{"kind":"Name","value":"unchecked"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<RecordingTextFragment, unknown>;
export const RecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"audioDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawTranscript"}},{"kind":"Field","name":{"kind":"Name","value":"refinedText"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"brandBible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"wordCount"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleName"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checked"}},{"kind":"Field","name":{"kind":"Name","value":"unchecked"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<RecordingQuery, RecordingQueryVariables>;
export const RecordingSegmentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordingSegments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ordinal"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"}},{"kind":"Field","name":{"kind":"Name","value":"wordStarts"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<RecordingSegmentsQuery, RecordingSegmentsQueryVariables>;
export const RecordingChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordingChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"textDiff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}}]}}]} as unknown as DocumentNode<RecordingChangesQuery, RecordingChangesQueryVariables>;
export const RecordingVersionTextsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordingVersionTexts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<RecordingVersionTextsQuery, RecordingVersionTextsQueryVariables>;
export const RecordingHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordingHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"audioSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]} as unknown as DocumentNode<RecordingHistoryQuery, RecordingHistoryQueryVariables>;
export const EditRecordingParagraphDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditRecordingParagraph"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"paragraph"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"baseVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editParagraph"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}}},{"kind":"Argument","name":{"kind":"Name","value":"paragraph"},"value":{"kind":"Variable","name":{"kind":"Name","value":"paragraph"}}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"baseVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"baseVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"audioDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawTranscript"}},{"kind":"Field","name":{"kind":"Name","value":"refinedText"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"brandBible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"wordCount"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleName"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checked"}},{"kind":"Field","name":{"kind":"Name","value":"unchecked"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<EditRecordingParagraphMutation, EditRecordingParagraphMutationVariables>;
export const NameRecordingSpeakersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NameRecordingSpeakers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakerNameInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nameSpeakers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"jobId"}}},{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"audioDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawTranscript"}},{"kind":"Field","name":{"kind":"Name","value":"refinedText"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"brandBible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"wordCount"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleName"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checked"}},{"kind":"Field","name":{"kind":"Name","value":"unchecked"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<NameRecordingSpeakersMutation, NameRecordingSpeakersMutationVariables>;
export const UseRecordingVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UseRecordingVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"useRefinement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"drivenBy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAudioUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientJobId"}},{"kind":"Field","name":{"kind":"Name","value":"audioDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsDeletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"processingTimeMs"}},{"kind":"Field","name":{"kind":"Name","value":"rawTranscript"}},{"kind":"Field","name":{"kind":"Name","value":"refinedText"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"brandBible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitingFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"nextTry"}},{"kind":"Field","name":{"kind":"Name","value":"turnsBefore"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"wordCount"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refinements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleName"}},{"kind":"Field","name":{"kind":"Name","value":"brandBibleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rawSpan"}},{"kind":"Field","name":{"kind":"Name","value":"refinedSpan"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checked"}},{"kind":"Field","name":{"kind":"Name","value":"unchecked"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<UseRecordingVersionMutation, UseRecordingVersionMutationVariables>;
export const RefineRecordingAgainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefineRecordingAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"replaceEdit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refineAgain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"replaceEdit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"replaceEdit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<RefineRecordingAgainMutation, RefineRecordingAgainMutationVariables>;