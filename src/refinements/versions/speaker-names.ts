import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../access/caller.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { readEnrichmentsOf, replaceDescription } from '../../jobs/results/job-enrichment-store.js';
import type { RefinementFinding, SecondOpinion } from '../../jobs/results/refinement.js';
import { type Relabelled, renameSpeakers } from '../../language/text/rename-speakers.js';
import { UNKNOWN_SPEAKER } from '../../language/text/turns.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import {
  appendRelabelled,
  type NamedSpeaker,
  readSpeakers,
  relabelTranscripts,
  replaceNames,
  shownName,
} from './speaker-name-store.js';
import { makeCurrent, readCurrentRefinement, setTranscript } from './text-version-store.js';

/** The new name of a speaker. */
export interface SpeakerName {
  /** `Speaker 1`, or the name that is shown now. */
  readonly speaker: string;
  /** Null: `Speaker 1` again. */
  readonly name: string | null;
}

/** Names the speakers of jobs in segments, captions, the transcript and the refined text, and stores a further version of the text. */
@Injectable()
export class SpeakerNames {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  /**
   * Speakers that are not among `names` keep theirs. Returns the job with its texts after the change.
   * @throws Fault NOT_FOUND (another's job too), BAD_REQUEST for an unknown speaker or a name that two speakers would share, CONFLICT while the job runs
   */
  async name(caller: Caller, id: string, names: readonly SpeakerName[]): Promise<JobRecord> {
    const { jobId } = await this.reading.one(caller, id);
    await this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null || !['COMPLETE', 'FAILED'].includes(row.status)) {
        const message = `The speakers of a job can be named once it has ended; this one is ${row?.status ?? 'gone'}. Try again when it is COMPLETE.`;
        throw new Fault('CONFLICT', message);
      }
      const before = await readSpeakers(trx, jobId);
      const after = renamed(before, names);
      const labels = new Map(before.map((one, at) => [shownName(one), shownName(after[at]!)]));
      if ([...labels].every(([old, name]) => old === name)) return;
      await replaceNames(trx, jobId, after, actorOf(caller));
      await this.relabelEnrichment(trx, jobId, renameSpeakers(row.raw_transcript ?? '', labels));
      const transcript = await relabelTranscripts(trx, jobId, (text) => renameSpeakers(text, labels).text);
      const version = await this.relabelRefinement(trx, jobId, row.raw_transcript ?? '', labels);
      if (version !== null) await makeCurrent(trx, jobId, version, transcript);
      else if (transcript !== null) await setTranscript(trx, jobId, transcript);
    });
    return this.reading.one(caller, jobId);
  }

  /** What is known about the transcript stands at other places in it. */
  private async relabelEnrichment(trx: DatabaseTransaction, jobId: string, raw: Relabelled): Promise<void> {
    const [enriched] = await readEnrichmentsOf(trx, [jobId]);
    if (enriched === undefined) return;
    const { glossaryHits, entities, ...rest } = enriched.document;
    const moved = <Place extends { readonly start: number; readonly end: number }>(places: readonly Place[]): Place[] =>
      places.map((place) => ({ ...place, start: raw.at(place.start), end: raw.at(place.end) }));
    const found = entities === undefined ? {} : { entities: moved(entities) };
    await replaceDescription(trx, jobId, { ...rest, glossaryHits: moved(glossaryHits), ...found });
  }

  private async relabelRefinement(
    trx: DatabaseTransaction,
    jobId: string,
    rawBefore: string,
    labels: ReadonlyMap<string, string>,
  ): Promise<number | null> {
    const current = await readCurrentRefinement(trx, jobId);
    if (current === null) return null;
    const [raw, refined] = [renameSpeakers(rawBefore, labels), renameSpeakers(current.text, labels)];
    const moved = (list: unknown) => (list as readonly RefinementFinding[]).map((one) => placedIn(one, raw, refined));
    const opinions = (current.opinions as readonly SecondOpinion[]).map((opinion) => ({
      ...opinion,
      pairs: opinion.pairs.map((pair) => placedIn(pair, raw, refined)),
    }));
    const judged = { findings: moved(current.findings), repaired: moved(current.repaired), opinions };
    const hash = createHash('sha256').update(raw.text).digest('hex');
    return appendRelabelled(trx, jobId, refined.text, judged, hash);
  }
}

function renamed(before: readonly NamedSpeaker[], names: readonly SpeakerName[]): NamedSpeaker[] {
  const after = [...before];
  for (const { speaker, name } of names) {
    const at = before.findIndex((one) => one.speaker === speaker || shownName(one) === speaker);
    if (at < 0) {
      const known = before.length === 0 ? 'no separate speakers' : `the speakers ${before.map(shownName).join(', ')}`;
      throw refused(`"${speaker}" is not a speaker of this job: it has ${known}`);
    }
    const clean = name?.replace(/\s+/g, ' ').trim() ?? '';
    after[at] = { speaker: before[at]!.speaker, name: clean === '' || clean === before[at]!.speaker ? null : clean };
  }
  const shown = [UNKNOWN_SPEAKER, ...after.map(shownName)].map((label) => label.toLowerCase());
  const twice = shown.findIndex((label, at) => shown.indexOf(label) !== at);
  if (twice > 0) throw refused(`two speakers would be called "${shownName(after[twice - 1]!)}"`);
  return after;
}

/** Offsets in both texts; a finding may have none. */
interface Placed {
  readonly rawSpan: readonly [number, number] | null;
  readonly refinedSpan: readonly [number, number] | null;
}

function placedIn<Of extends Placed>(placed: Of, raw: Relabelled, refined: Relabelled): Of {
  const moved = (span: Placed['rawSpan'], text: Relabelled) =>
    span === null ? null : ([text.at(span[0]), text.at(span[1])] as const);
  return { ...placed, rawSpan: moved(placed.rawSpan, raw), refinedSpan: moved(placed.refinedSpan, refined) };
}

function refused(message: string): Fault {
  return new Fault('BAD_REQUEST', `The speakers were not named: ${message}.`, {
    fields: [{ field: 'names', message }],
  });
}
