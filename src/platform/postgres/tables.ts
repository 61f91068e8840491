import type {
  JobAttemptsTable,
  JobEventsTable,
  JobProgressTable,
  JobSearchTermsTable,
  JobUsageTable,
  StudioJobsTable,
} from './job-tables.js';
import type {
  AlertThresholdsTable,
  EngineAlertsTable,
  FailureAcknowledgementsTable,
  JobAlertsTable,
  JobFailureChangesTable,
  JobFailureClustersTable,
  JobFailureStatsTable,
  JobStatChangesTable,
  JobStatHorizonTable,
  JobStatsTable,
  OperatorActionsTable,
  ProviderPermitsTable,
  ProviderStatesTable,
  RetryBatchesTable,
  RetryBatchJobsTable,
  SweepMarksTable,
  SweepRunsTable,
  UserStatChangesTable,
  UserStatsTable,
} from './operation-tables.js';
import type {
  BrandBiblesTable,
  BrandBibleTrialResultsTable,
  BrandBibleTrialsTable,
  JobBrandsTable,
  JobEnrichmentsTable,
  JobSpeakersTable,
  JobTranscriptsTable,
  RefinementsTable,
  RefineOrdersTable,
  RefinerAnswersTable,
  TranscriptChunksTable,
  TranscriptSegmentsTable,
  TranscriptSourcesTable,
  TranscriptVersionsTable,
  UserBrandsTable,
} from './text-tables.js';

/** Every table the engine reads or writes. */
export interface Tables {
  studio_jobs: StudioJobsTable;
  job_events: JobEventsTable;
  job_attempts: JobAttemptsTable;
  job_transcripts: JobTranscriptsTable;
  transcript_segments: TranscriptSegmentsTable;
  job_speakers: JobSpeakersTable;
  job_enrichments: JobEnrichmentsTable;
  refinements: RefinementsTable;
  job_usage: JobUsageTable;
  job_progress: JobProgressTable;
  sweep_runs: SweepRunsTable;
  sweep_marks: SweepMarksTable;
  job_alerts: JobAlertsTable;
  alert_thresholds: AlertThresholdsTable;
  engine_alerts: EngineAlertsTable;
  transcript_sources: TranscriptSourcesTable;
  transcript_chunks: TranscriptChunksTable;
  refiner_answers: RefinerAnswersTable;
  provider_permits: ProviderPermitsTable;
  provider_states: ProviderStatesTable;
  job_stats: JobStatsTable;
  job_stat_changes: JobStatChangesTable;
  job_stat_horizon: JobStatHorizonTable;
  user_stats: UserStatsTable;
  user_stat_changes: UserStatChangesTable;
  job_failure_clusters: JobFailureClustersTable;
  job_failure_stats: JobFailureStatsTable;
  job_failure_changes: JobFailureChangesTable;
  operator_actions: OperatorActionsTable;
  failure_acknowledgements: FailureAcknowledgementsTable;
  retry_batches: RetryBatchesTable;
  retry_batch_jobs: RetryBatchJobsTable;
  job_search_terms: JobSearchTermsTable;
  brand_bibles: BrandBiblesTable;
  user_brands: UserBrandsTable;
  job_brands: JobBrandsTable;
  refine_orders: RefineOrdersTable;
  transcript_versions: TranscriptVersionsTable;
  brand_bible_trials: BrandBibleTrialsTable;
  brand_bible_trial_results: BrandBibleTrialResultsTable;
}
