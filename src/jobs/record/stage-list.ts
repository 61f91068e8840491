/** A step of the pipeline as data. The Stage of the same status runs it (pipeline/stages/stage.ts). */
export interface StageDefinition {
  /** The status of a job in this stage; the table job_stages has the same. */
  readonly status: Uppercase<string>;
  /** What the stage does to a job, for readers of the API. */
  readonly title: string;
  /** What happens to a job of this status, for readers of the API. */
  readonly doing: string;
  /** The column of studio_jobs that its result fills: a retry starts at the first stage whose column is empty. Null: it fills none. */
  readonly fills: string | null;
  /** Whether a job that has ended can be reopened at this stage with what is stored. At most one stage can say so. */
  readonly reopens: boolean;
  /** Seconds that a job may spend in the stage before an alert, if no setting overrides it. */
  readonly alertSeconds: number;
  /** Attempts in one run of a job. Null: STAGE_ATTEMPTS. */
  readonly attempts: number | null;
  /** Longest run in seconds. Null: STAGE_TIMEOUT_SECONDS. */
  readonly timeoutSeconds: number | null;
}

/**
 * The pipeline: every stage, in order. Code that acts on each stage iterates over this list. To add a stage, add
 * an object here, a folder with its Stage (provided in app.module.ts), and a migration that calls studio_stage_add.
 */
export const STAGE_LIST = [
  {
    status: 'TRANSCRIBING',
    title: 'From audio to transcript.',
    doing: 'The audio is put through the speech recogniser.',
    fills: 'raw_transcript',
    reopens: false,
    alertSeconds: 3_600,
    attempts: null,
    timeoutSeconds: null,
  },
  {
    status: 'ENRICHING',
    title: 'From transcript to system prompt.',
    doing: 'Brand context is gathered and the system prompt is composed.',
    fills: 'system_prompt_used',
    reopens: false,
    alertSeconds: 300,
    attempts: null,
    timeoutSeconds: null,
  },
  {
    status: 'REFINING',
    title: 'From transcript and prompt to refined text.',
    doing: 'A language model turns the transcript into the refined text.',
    fills: 'refined_text',
    reopens: true,
    alertSeconds: 1_800,
    attempts: null,
    timeoutSeconds: null,
  },
] as const satisfies readonly StageDefinition[];

const BY_STATUS: ReadonlyMap<string, StageDefinition> = new Map(STAGE_LIST.map((stage) => [stage.status, stage]));

/** The stage that holds a status of the list. @throws Error for any other status */
export function definitionOf(status: (typeof STAGE_LIST)[number]['status']): StageDefinition {
  const definition = BY_STATUS.get(status);
  if (definition === undefined) throw new Error(`No stage has the status ${status}.`);
  return definition;
}
