import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { readSegments } from '../../jobs/reading/job-detail-store.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import type { SpeechToAssign } from '../../language/text/assign-speaker.js';
import { readTurns } from '../../language/text/turns.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { paragraphPlaces } from './paragraph-edits.js';
import { type NamedSpeaker, readSpeakers, shownName } from './speaker-name-store.js';
import { readCurrentRefinement } from './text-version-store.js';
import { TranscriptEdits } from './transcript-edits.js';

/** Paragraphs and segments of one request. */
export const MOST_ASSIGNED = 1_000;

/** Words of a job, and who says them. */
export interface SpeakerAssignmentRequest {
  /** Of the refined text, from 0. Either these or segments. */
  readonly paragraphs: readonly number[];
  /** Ordinals of segments, from 0. */
  readonly segments: readonly number[];
  /** `Speaker 1`, or the name that is shown now; null: a speaker who is not identified yet. */
  readonly speaker: string | null;
  /** Where another version of the refined text is current by now, nothing is changed; null does not ask. */
  readonly baseVersion: number | null;
}

/** Gives words that the recogniser gave to the wrong speaker to another: in segments, captions, the transcript and the refined text. */
@Injectable()
export class SpeakerAssignment {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(TranscriptEdits) private readonly transcripts: TranscriptEdits,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /**
   * Stores a further version of both texts; no word changes. Returns the job with its texts after the change.
   * @throws Fault NOT_FOUND (another's job too), BAD_REQUEST for no such paragraph, segment or speaker, CONFLICT while the job runs or has no segments
   */
  async assign(caller: Caller, id: string, request: SpeakerAssignmentRequest): Promise<JobRecord> {
    const job = await this.reading.one(caller, id);
    const speech = await this.speechOf(job, request);
    const { raw, refined } = await this.desk.run('assign', speech.toAssign);
    if (raw === job.rawTranscript && refined === speech.toAssign.refined) return job;
    const { speakers, toAssign } = speech;
    const said = new Set(readTurns(raw, speakers.map(shownName)).map(({ speaker }) => speaker));
    const labels = speakers.map(shownName).filter((label) => said.has(label));
    const otherwise = speakers.find((one) => shownName(one) === toAssign.speaker)!.speaker;
    await this.transcripts.replace(caller, job, { raw, refined, labels, speakers, otherwise });
    return this.reading.one(caller, job.jobId);
  }

  private async speechOf(
    job: JobRecord,
    { paragraphs, segments: chosen, speaker, baseVersion }: SpeakerAssignmentRequest,
  ) {
    const segments = await readSegments(this.database, job.jobId);
    if (job.rawTranscript === null || segments.length === 0) {
      throw new Fault('CONFLICT', 'Words can be assigned to a speaker only when the transcript has segments.');
    }
    const current = job.status === 'COMPLETE' ? await readCurrentRefinement(this.database, job.jobId) : null;
    if (baseVersion !== null && current?.version !== baseVersion) {
      throw new Fault(
        'CONFLICT',
        `Version ${baseVersion} is no longer the current text. Load the job again, then try again.`,
      );
    }
    if ((paragraphs.length === 0) === (chosen.length === 0)) {
      throw refused('paragraphs', 'must be given, or else segments, and not both');
    }
    const found = await readSpeakers(this.database, job.jobId);
    const before = found.length === 0 ? [{ speaker: 'Speaker 1', name: null }] : found;
    const { speakers, label } = withSpeaker(before, speaker);
    const refined = current?.text ?? null;
    const part =
      chosen.length > 0
        ? { segments: known(chosen, segments.length, 'segments') }
        : { refined: placesOf(refined, paragraphs) };
    const toAssign: SpeechToAssign = {
      ...{ raw: job.rawTranscript, refined, part, speaker: label },
      labels: found.length > 1 ? found.map(shownName) : [],
      segments: segments.map(({ text }) => ({ text })),
      otherwise: shownName(before[0]!),
    };
    return { toAssign, speakers };
  }
}

function withSpeaker(before: readonly NamedSpeaker[], wanted: string | null) {
  if (wanted === null) {
    const taken = new Set(before.flatMap(({ speaker, name }) => [speaker, name]));
    let number = before.length + 1;
    while (taken.has(`Speaker ${number}`)) number += 1;
    const label = `Speaker ${number}`;
    return { speakers: [...before, { speaker: label, name: null }], label };
  }
  const found = before.find((one) => one.speaker === wanted || shownName(one) === wanted);
  if (found !== undefined) return { speakers: before, label: shownName(found) };
  throw refused(
    'speaker',
    `"${wanted}" is not a speaker of this job: it has ${before.map(shownName).join(', ')}. Leave it out for a new one`,
  );
}

function placesOf(refined: string | null, paragraphs: readonly number[]) {
  const places = refined === null ? [] : paragraphPlaces(refined);
  return known(paragraphs, places.length, 'paragraphs').map((index) => places[index]!);
}

function known(indices: readonly number[], count: number, field: string): readonly number[] {
  if (indices.every((index) => index < count)) return indices.toSorted((a, b) => a - b);
  throw refused(field, count === 0 ? 'there are none' : `must be below ${count}; the first is 0`);
}

function refused(field: string, message: string): Fault {
  return new Fault('BAD_REQUEST', `The speaker was not changed: ${field}: ${message}.`, {
    fields: [{ field, message }],
  });
}
