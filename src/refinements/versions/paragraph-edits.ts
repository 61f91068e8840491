import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { Fault } from '../../platform/fault.js';
import { readRefinement } from './text-version-store.js';
import { TextVersions } from './text-versions.js';

/** A text as its paragraphs and the separators between them: `separators[i]` follows `paragraphs[i]`. */
interface Parts {
  readonly paragraphs: readonly string[];
  readonly separators: readonly string[];
}

/** An empty or blank line separates paragraphs. */
const BREAK = /\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+/g;

function partsOf(text: string): Parts {
  return { paragraphs: text.split(BREAK), separators: text.match(BREAK) ?? [] };
}

/** The place of each paragraph, in UTF-16 offsets. */
export function paragraphPlaces(text: string): readonly (readonly [from: number, to: number])[] {
  const { paragraphs, separators } = partsOf(text);
  let from = 0;
  return paragraphs.map((paragraph, at) => {
    const place = [from, from + paragraph.length] as const;
    from = place[1] + (separators[at]?.length ?? 0);
    return place;
  });
}

/**
 * The text with one paragraph replaced; every other character stays. A replacement of blanks alone takes the paragraph out, with one of the
 * breaks beside it.
 * @param at from 0
 * @throws Fault BAD_REQUEST if there is no such paragraph
 */
export function replaceParagraph(text: string, at: number, replacement: string): string {
  const { paragraphs, separators } = partsOf(text);
  if (at >= paragraphs.length) {
    const message = `must be below ${paragraphs.length}, the number of paragraphs; the first is 0`;
    throw new Fault('BAD_REQUEST', `There is no such paragraph: paragraph ${message}.`, {
      fields: [{ field: 'paragraph', message }],
    });
  }
  const gone = replacement.trim() === '';
  const dropped = at === paragraphs.length - 1 ? at - 1 : at;
  return paragraphs
    .map((paragraph, index) => {
      const own = index === at ? replacement.trim() : paragraph;
      const after = gone && index === dropped ? '' : (separators[index] ?? '');
      return own + after;
    })
    .join('');
}

/** One paragraph of a refined text, as a person wants it. */
export interface ParagraphEdit {
  /** From 0. */
  readonly paragraph: number;
  /** A blank text removes the paragraph. */
  readonly text: string;
  /** The version in which the paragraph was edited. */
  readonly baseVersion: number;
}

/** Edits of single paragraphs, so that a client sends only the changed paragraph and not the whole text. */
@Injectable()
export class ParagraphEdits {
  constructor(
    @Inject(TextVersions) private readonly versions: TextVersions,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
  ) {}

  /**
   * Stores the text with the paragraph replaced as a further version, judged as any edit, and makes it the current one.
   * @throws Fault NOT_FOUND, for another's job too; BAD_REQUEST for no such paragraph; CONFLICT where `baseVersion` is no longer the current one
   */
  async edit(caller: Caller, id: string, edit: ParagraphEdit) {
    return this.versions.edit(caller, id, await this.edited(caller, id, edit), edit.baseVersion);
  }

  /** The result of the checks for the edit. Stores nothing. @throws Fault as `edit` */
  async check(caller: Caller, id: string, edit: ParagraphEdit) {
    return this.versions.check(caller, id, await this.edited(caller, id, edit));
  }

  private async edited(caller: Caller, id: string, { paragraph, text, baseVersion }: ParagraphEdit): Promise<string> {
    const { jobId } = await this.reading.one(caller, id);
    const base = await this.visibility.read(caller, (db) => readRefinement(db, jobId, baseVersion));
    if (base === null) throw new Fault('NOT_FOUND', `There is no version ${baseVersion} of this job's text.`);
    if (!base.is_current) {
      const message = `Version ${baseVersion} is no longer the current text. Load the job again, then edit.`;
      throw new Fault('CONFLICT', message);
    }
    return replaceParagraph(base.text, paragraph, text);
  }
}
