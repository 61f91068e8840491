export type { Failure } from './client-driving.js';
export type {
  Database,
  ErrorDetails,
  FailedAttempt,
  JobDriver,
  JobFaultCode,
  JobStatus,
  JsonValue,
  StudioJob,
  StudioJobInsert,
  StudioJobUpdate,
  Verdict,
} from './row-types.js';
export type { ChangesOf, StatusChange, StatusListener, StatusSubscription, Transport } from './status-changes.js';
export { type JobListQuery, type NewJob, StudioJobsClient, type StudioJobsOptions } from './studio-jobs-client.js';
export { StudioJobsError, type StudioJobsErrorCode } from './studio-jobs-error.js';
export type { RecordingUpload, UploadedRecording, UploadProgress } from './upload-recording.js';
