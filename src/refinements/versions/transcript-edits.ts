import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../access/caller.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { replaceDescription } from '../../jobs/results/job-enrichment-store.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import type { QualityFlag } from '../../jobs/results/transcript.js';
import type { Retimed } from '../../language/text/retime.js';
import { readTurns, type Turn, withoutLabels } from '../../language/text/turns.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { readHeardSegments, replaceSegments, type StoredSegment } from './heard-segment-store.js';
import { type NamedSpeaker, readSpeakers, shownName } from './speaker-name-store.js';
import { TextJudgement } from './text-judgement.js';
import {
  appendJudgement,
  appendTranscript,
  makeCurrent,
  type RefinementRow,
  readCurrentRefinement,
  setTranscript,
} from './text-version-store.js';
import { requireText } from './text-versions.js';

/** A transcript that takes the place of another. */
export interface NewTranscript {
  readonly raw: string;
  /** The refined text that goes with it; null: the one that is there stays. */
  readonly refined: string | null;
  /** The labels of both texts; empty if they are in no turns. */
  readonly labels: readonly string[];
  /** Every speaker whom a label may name. */
  readonly speakers: readonly NamedSpeaker[];
  /** Who says what is in no turn; null: who was heard. */
  readonly otherwise: string | null;
}

/** A person's changes of what was heard. Everything that is made of a transcript follows. */
@Injectable()
export class TranscriptEdits {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(TextJudgement) private readonly judgement: TextJudgement,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /**
   * Replaces the raw transcript of a terminal job with a person's; both are kept. What is made of a transcript follows: segments and captions get
   * the edited words at the times of the words that were heard, each said by the speaker of its turn, the enrichment describes the new words, and the
   * current text is judged anew where that changes its verdict or findings. The refined text does not change until the job is refined again.
   * @throws Fault NOT_FOUND, BAD_REQUEST, CONFLICT
   */
  async edit(caller: Caller, id: string, text: string): Promise<void> {
    const raw = requireText(text);
    const job = await this.reading.one(caller, id);
    const speakers = await readSpeakers(this.database, job.jobId);
    const labels = speakers.length > 1 ? speakers.map(shownName) : [];
    const otherwise = speakers.length === 1 ? speakers[0]!.speaker : null;
    await this.replace(caller, job, { raw, refined: null, labels, speakers, otherwise });
  }

  /** Stores a transcript, and what follows from it. @throws Fault CONFLICT if the job runs, or its texts have changed since `job` was read */
  async replace(caller: Caller, job: JobRecord, { raw, refined, labels, ...told }: NewTranscript): Promise<void> {
    const { jobId } = job;
    // Prepare it before the transaction: the text of a long recording takes seconds.
    const heard = await readHeardSegments(this.database, jobId);
    const turns = readTurns(raw, labels);
    const cuts = turns.map(({ label }) => label[1]);
    const retimed = await this.desk.run('retime', {
      heard: heardStretches(heard),
      text: withoutLabels(raw, turns),
      cuts,
    });
    const edited = editedSegments(heard, retimed, { turns, ...told });
    const before = job.status === 'COMPLETE' ? await readCurrentRefinement(this.database, jobId) : null;
    const text = refined ?? before?.text ?? '';
    const texts = { raw, refined: text, speakers: labels };
    const described = await this.judgement.description(jobId, raw, labels);
    const found = before === null ? null : await this.judgement.of(job, before, texts);
    const judged = found === null ? null : { ...found, ...withDoubts(found, refined === null ? null : before), text };
    await this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      const atRest = row !== null && ['COMPLETE', 'FAILED'].includes(row.status) && row.raw_transcript !== null;
      if (!atRest) throw new Fault('CONFLICT', 'Only the transcript of a job that has ended can be edited.');
      const current = await readCurrentRefinement(trx, jobId);
      if (row.raw_transcript !== job.rawTranscript || (before !== null && current?.version !== before.version)) {
        throw new Fault('CONFLICT', "The job's texts changed in the meantime. Load them again, then edit.");
      }
      await appendTranscript(trx, jobId, { text: raw, author: actorOf(caller) });
      await replaceSegments(trx, jobId, heard, edited);
      if (described !== null) await replaceDescription(trx, jobId, described);
      const version = judged === null ? null : await appendJudgement(trx, jobId, judged);
      if (version === null) await setTranscript(trx, jobId, raw);
      else await makeCurrent(trx, jobId, version, raw);
    });
  }
}

/** A text that was rewritten altogether needs one remark, not a thousand. */
const MOST_FLAGS = 50;

/** The words of a doubtful transcript are as doubtful when another says them. @param before the version whose doubts stay; null: none do */
function withDoubts<
  Judged extends Pick<RefinementRow, 'verdict'> & { readonly findings: readonly RefinementFinding[] },
>(judged: Judged, before: RefinementRow | null) {
  const doubts = ((before?.findings ?? []) as readonly RefinementFinding[]).filter(
    ({ check }) => check === 'recognition',
  );
  if (doubts.length === 0) return judged;
  const verdict: Judged['verdict'] = judged.verdict === 'REJECT' ? 'REJECT' : 'REVIEW';
  return { ...judged, verdict, findings: [...judged.findings, ...doubts] };
}

/** The speakers that a text names. */
interface ToldTurns {
  readonly turns: readonly Turn[];
  readonly speakers: readonly NamedSpeaker[];
  /** Who says words that are in no turn; null: the speaker of the segment whose words they continue. */
  readonly otherwise: string | null;
}

/** Segments and flags of an edited transcript: the speaker of a segment is that of its turn. */
function editedSegments(heard: readonly StoredSegment[], { stretches, unheard }: Retimed, told: ToldTurns) {
  const segments = stretches.map(
    ({ from, at, start, end, text, confidence, words }): StoredSegment => ({
      start_seconds: start,
      end_seconds: end,
      text,
      confidence,
      words,
      speaker: speakerAt(at, told, heard[from]?.speaker ?? null),
    }),
  );
  const flags = unheard.slice(0, MOST_FLAGS).map(
    ({ start, end }): QualityFlag => ({
      kind: 'EDITED',
      start,
      end,
      message:
        'A person wrote words here that the recogniser did not hear. Their times are estimated from the words around them.',
    }),
  );
  return { segments, flags };
}

/** Segments in the form of the alignment. */
const heardStretches = (heard: readonly StoredSegment[]) =>
  heard.map(({ start_seconds: start, end_seconds: end, text, confidence, words }) => ({
    start,
    end,
    text,
    confidence,
    words,
  }));

function speakerAt(offset: number, { turns, speakers, otherwise }: ToldTurns, heard: string | null): string | null {
  const label = turns.find(({ end }) => offset < end)?.speaker ?? null;
  if (label === null) return otherwise ?? heard;
  return speakers.find((one) => shownName(one) === label)?.speaker ?? null;
}
