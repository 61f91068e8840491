import type { CallerName } from './all-callers.js';

/**
 * What a caller gets: `SEES` an answer with the owner's job in it, `BLIND` one without it, `ANSWERED` one that is about no job,
 * or the code of the refusal.
 */
export type Outcome = 'SEES' | 'BLIND' | 'ANSWERED' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';
export type Cells = Readonly<Record<CallerName, Outcome>>;

/** A job of the owner that is made for one cell. */
export type Fixture = 'FAILED' | 'NEW' | 'COMPLETE';

export interface Row {
  /** `Query.job`: which operation of the schema. */
  readonly operation: string;
  /** Variables: `$id` the job, `$owner` the owner's id, `$file` a file of the owner's, `$source` a Brand Bible, `$any` a random UUID. */
  readonly document: string;
  readonly fixture: Fixture;
  readonly cells: Cells;
}

const nobodyElse = {
  stranger: 'UNAUTHENTICATED',
  'expired token': 'UNAUTHENTICATED',
  'foreign token': 'UNAUTHENTICATED',
  'alg none': 'UNAUTHENTICATED',
  'RS256 as HS256': 'UNAUTHENTICATED',
} as const;

const cells = (owner: Outcome, others: Outcome, operators: Outcome): Cells => ({
  ...nobodyElse,
  owner,
  'other user': others,
  'user_metadata admin': others,
  admin: operators,
  'secret key': operators,
});

/** One's own job; another's looks like none at all. */
const OWN_JOB = cells('SEES', 'NOT_FOUND', 'SEES');
/** Lists and streams of one's own jobs; operators see everybody's. */
const OWN_JOBS = cells('SEES', 'BLIND', 'SEES');
const SIGNED_IN = cells('ANSWERED', 'ANSWERED', 'ANSWERED');
const OPERATORS = cells('FORBIDDEN', 'FORBIDDEN', 'ANSWERED');
const OPERATORS_ON_JOBS = cells('FORBIDDEN', 'FORBIDDEN', 'SEES');
/** Submitting for the owner: an admin is a user like others there, only a key submits for anybody. */
const SUBMITTING: Cells = { ...cells('ANSWERED', 'FORBIDDEN', 'ANSWERED'), admin: 'FORBIDDEN' };

const row = (operation: string, fixture: Fixture, expected: Cells, document: string): Row => ({
  operation,
  fixture,
  cells: expected,
  document,
});

/** Something that nobody has. */
const NOBODYS = cells('NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND');

export const OPERATIONS: readonly Row[] = [
  row('Query.changePosition', 'NEW', SIGNED_IN, '{ changePosition }'),
  row('Query.engineVersion', 'NEW', SIGNED_IN, '{ engineVersion }'),
  row(
    'Query.job',
    'FAILED',
    OWN_JOB,
    'query ($id: ID!) { job(id: $id) { jobId userId errorDetails { code } attempts { fault } } }',
  ),
  row('Query.jobs', 'NEW', OWN_JOBS, '{ jobs(first: 100) { edges { node { jobId } } } }'),
  row(
    'Query.textDiff',
    'COMPLETE',
    cells('ANSWERED', 'NOT_FOUND', 'ANSWERED'),
    'query ($id: ID!) { textDiff(id: $id) { before after label } }',
  ),
  row(
    'Query.jobs',
    'NEW',
    OWN_JOBS,
    'query ($owner: UUID) { jobs(first: 100, filter: { userId: $owner }) { edges { node { jobId } } } }',
  ),
  row(
    'Query.failedJobs',
    'FAILED',
    OWN_JOBS,
    '{ failedJobs(first: 100) { edges { node { jobId errorDetails { code } } } } }',
  ),
  row(
    'Query.jobs',
    'NEW',
    cells('FORBIDDEN', 'FORBIDDEN', 'ANSWERED'),
    '{ jobs(filter: { email: "nobody@example.com" }) { edges { node { jobId } } } }',
  ),
  row('Query.jobs', 'NEW', SIGNED_IN, '{ jobs(filter: { search: "words" }) { edges { node { userId } } } }'),
  row(
    'Query.checkParagraph',
    'COMPLETE',
    cells('ANSWERED', 'NOT_FOUND', 'ANSWERED'),
    'query ($id: ID!) { checkParagraph(jobId: $id, text: "Word.", paragraph: 0, baseVersion: 1) { verdict } }',
  ),
  row('Query.jobStats', 'NEW', SIGNED_IN, '{ jobStats { total byStatus { status count } } }'),
  row('Query.jobStatsSeries', 'NEW', SIGNED_IN, '{ jobStatsSeries(bucketSeconds: 3600) { stats: __typename } }'),
  row('Query.failureBreakdown', 'FAILED', SIGNED_IN, '{ failureBreakdown { __typename } }'),
  row(
    'Query.failureBreakdown',
    'FAILED',
    cells('FORBIDDEN', 'FORBIDDEN', 'ANSWERED'),
    '{ failureBreakdown(filter: { email: "a@b.example" }) { code } }',
  ),
  row('Query.failureSeries', 'FAILED', OPERATORS, '{ failureSeries(bucketSeconds: 3600) { at code } }'),
  row('Query.users', 'NEW', OPERATORS, '{ users(search: "example.com") { userId email } }'),
  row('Query.settings', 'NEW', OPERATORS, '{ settings { name value } }'),
  row(
    'Query.checkBrandBible',
    'NEW',
    OPERATORS,
    'query ($source: String!) { checkBrandBible(source: $source) { problems { line } } }',
  ),
  row('Query.sweepRuns', 'NEW', OPERATORS, '{ sweepRuns { edges { node { id } } } }'),
  row('Query.alerts', 'NEW', OPERATORS, '{ alerts(openOnly: true) { edges { node { id job { jobId } } } } }'),
  row('Query.engineAlerts', 'NEW', OPERATORS, '{ engineAlerts { edges { node { rule subject } } } }'),
  row('Query.alertThresholds', 'NEW', OPERATORS, '{ alertThresholds { rule subject threshold } }'),
  row(
    'Mutation.setAlertThreshold',
    'NEW',
    OPERATORS,
    'mutation { setAlertThreshold(rule: QUEUE_AGE, threshold: 600) { threshold } }',
  ),
  row('Query.webhooks', 'NEW', SIGNED_IN, '{ webhooks { edges { node { id url } } } }'),
  row('Query.webhookDeliveries', 'NEW', SIGNED_IN, '{ webhookDeliveries { edges { node { id } } } }'),
  row(
    'Query.webhookDeliveries',
    'NEW',
    NOBODYS,
    'query ($any: UUID) { webhookDeliveries(webhookId: $any) { __typename } }',
  ),
  row('Query.workers', 'NEW', OPERATORS, '{ workers { id host pid } }'),
  row('Query.providers', 'NEW', OPERATORS, '{ providers { provider state lastFault { code } } }'),
  row('Query.retiringModels', 'NEW', OPERATORS, '{ retiringModels { model on } }'),
  row('Query.operatorActions', 'NEW', OPERATORS, '{ operatorActions { edges { node { actor } } } }'),
  row('Query.retryBatches', 'NEW', OPERATORS, '{ retryBatches { edges { node { id } } } }'),
  row('Query.retryBatch', 'NEW', OPERATORS, 'query ($any: ID!) { retryBatch(id: $any) { id } }'),
  row('Query.brandBibles', 'NEW', OPERATORS, '{ brandBibles(first: 5) { edges { node { name source } } } }'),
  row('Query.brandBible', 'NEW', OPERATORS, '{ brandBible(brand: "Matrix", version: 1) { source } }'),
  row(
    'Query.brandBibleTrial',
    'NEW',
    cells('FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'),
    'query ($any: ID!) { brandBibleTrial(id: $any) { id } }',
  ),
  row(
    'Mutation.cancelBrandBibleTrial',
    'NEW',
    cells('FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'),
    'mutation ($any: ID!) { cancelBrandBibleTrial(id: $any) { id } }',
  ),
  row('Query.brandBibleDiff', 'NEW', OPERATORS, '{ brandBibleDiff(brand: "Matrix", from: 1, to: 1) { __typename } }'),

  row(
    'Mutation.createJob',
    'NEW',
    SUBMITTING,
    'mutation ($owner: UUID, $file: String) { createJob(input: { userId: $owner, supabaseFileId: $file }) { status } }',
  ),
  row(
    'Mutation.createJobs',
    'NEW',
    SUBMITTING,
    'mutation ($owner: UUID, $file: String) { createJobs(inputs: [{ userId: $owner, supabaseFileId: $file }]) { status error { code } } }',
  ),
  row(
    'Mutation.createWebhook',
    'NEW',
    OPERATORS,
    'mutation { createWebhook(input: { url: "https://example.com/hook", events: [ALERT_RAISED], scope: ALL }) { secret } }',
  ),
  row(
    'Mutation.createWebhook',
    'NEW',
    SIGNED_IN,
    'mutation { createWebhook(input: { url: "https://example.com/hook", events: [JOB_COMPLETED] }) { webhook { scope } } }',
  ),
  row(
    'Mutation.updateWebhook',
    'NEW',
    NOBODYS,
    'mutation ($any: UUID!) { updateWebhook(id: $any, input: { enabled: true }) { webhook { id } } }',
  ),
  row('Mutation.deleteWebhook', 'NEW', NOBODYS, 'mutation ($any: UUID!) { deleteWebhook(id: $any) }'),
  row('Mutation.testWebhook', 'NEW', NOBODYS, 'mutation ($any: UUID!) { testWebhook(id: $any) { id } }'),
  row('Mutation.redeliverWebhook', 'NEW', NOBODYS, 'mutation { redeliverWebhook(deliveryId: "1") { id } }'),
  row('Mutation.retryJob', 'FAILED', OWN_JOB, 'mutation ($id: ID!) { retryJob(id: $id) { jobId } }'),
  row('Mutation.cancelJob', 'NEW', OWN_JOB, 'mutation ($id: ID!) { cancelJob(id: $id) { jobId } }'),
  row('Mutation.deleteJob', 'NEW', OWN_JOB, 'mutation ($id: ID!) { deleteJob(id: $id) { jobId } }'),
  row(
    'Mutation.editParagraph',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { editParagraph(jobId: $id, text: "Word.", paragraph: 0, baseVersion: 1) { jobId } }',
  ),
  row(
    'Mutation.reviewRefinement',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { reviewRefinement(jobId: $id, decision: APPROVE) { jobId review { by } } }',
  ),
  row('Mutation.refineAgain', 'COMPLETE', OWN_JOB, 'mutation ($id: ID!) { refineAgain(id: $id) { jobId } }'),
  row(
    'Mutation.editRefinedText',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { editRefinedText(id: $id, text: "Edited.") { jobId } }',
  ),
  row(
    'Mutation.useRefinement',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { useRefinement(id: $id, version: 1) { jobId } }',
  ),
  row(
    'Mutation.nameSpeakers',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { nameSpeakers(jobId: $id, names: []) { jobId } }',
  ),
  row(
    'Mutation.assignSpeaker',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { assignSpeaker(jobId: $id, segments: [0]) { jobId } }',
  ),
  row(
    'Mutation.editTranscript',
    'COMPLETE',
    OWN_JOB,
    'mutation ($id: ID!) { editTranscript(id: $id, text: "edited") { jobId } }',
  ),
  row(
    'Mutation.retryFailedJobs',
    'FAILED',
    OPERATORS_ON_JOBS,
    'mutation ($owner: UUID) { retryFailedJobs(filter: { userId: $owner }) { count jobs { jobId } } }',
  ),
  row(
    'Mutation.stopRetryBatch',
    'NEW',
    cells('FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'),
    'mutation ($any: ID!) { stopRetryBatch(id: $any) { id } }',
  ),
  row(
    'Mutation.acknowledgeFailure',
    'FAILED',
    OPERATORS_ON_JOBS,
    'mutation ($id: ID!) { acknowledgeFailure(id: $id, note: "x") { jobId } }',
  ),
  row(
    'Mutation.acknowledgeFailures',
    'FAILED',
    OPERATORS,
    'mutation ($owner: UUID) { acknowledgeFailures(filter: { userId: $owner }, note: "x") }',
  ),
  row('Mutation.runFailedJobSweep', 'NEW', OPERATORS, 'mutation { runFailedJobSweep { id } }'),
  row(
    'Mutation.refineJobsAgain',
    'COMPLETE',
    OPERATORS,
    'mutation ($owner: UUID) { refineJobsAgain(filter: { userId: $owner }, dryRun: false) { opened } }',
  ),
  row(
    'Mutation.publishBrandBible',
    'NEW',
    OPERATORS,
    'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }',
  ),
  row(
    'Mutation.tryBrandBible',
    'COMPLETE',
    OPERATORS_ON_JOBS,
    'mutation ($id: ID!, $source: String!) { tryBrandBible(input: { source: $source, jobIds: [$id] }) { results { jobId } } }',
  ),
  row(
    'Mutation.assignBrand',
    'NEW',
    OPERATORS,
    'mutation ($owner: UUID!) { assignBrand(userId: $owner, brand: null) }',
  ),

  row('Subscription.jobStatusChanged', 'NEW', OWN_JOBS, 'subscription { jobStatusChanged { jobId toStatus } }'),
  row(
    'Subscription.jobStatusChanged',
    'NEW',
    cells('SEES', 'FORBIDDEN', 'SEES'),
    'subscription ($owner: UUID) { jobStatusChanged(userId: $owner) { jobId toStatus } }',
  ),
  row('Subscription.jobFailed', 'NEW', OWN_JOBS, 'subscription { jobFailed { jobId toStatus } }'),
  row('Subscription.jobProgress', 'NEW', OWN_JOB, 'subscription ($id: ID!) { jobProgress(jobId: $id) { jobId } }'),
  row('Subscription.jobStats', 'NEW', SIGNED_IN, 'subscription { jobStats(intervalMs: 1000) { total } }'),
];
