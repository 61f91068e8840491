import { type Alignment, align, type Gap, gapsOf } from '../../text/alignment.js';
import { range } from '../../text/tokens.js';
import { withSharedKeys } from './figure-keys.js';
import type { Side } from './side.js';

/** Why an item without a partner is neither an omission nor an addition, e.g. `repetition`. */
export type Reason = string;

/** Which items of the two texts correspond, and the excuses of items without a partner. The comparison fills it step by step. */
export class Matching {
  /** The partner of each spoken item, -1 for none. */
  readonly partners: number[];
  /** The partner of each written item, -1 for none. */
  readonly partnersOfWritten: number[];
  readonly excusedLost: (Reason | null)[];
  readonly excusedAdded: (Reason | null)[];
  readonly gaps: readonly Gap[];
  readonly raw: Side;
  readonly refined: Side;
  private readonly alignment: Alignment;

  constructor(raw: Side, refined: Side) {
    const [items, written] = withSharedKeys(raw.items, refined.items);
    this.raw = { ...raw, items };
    this.refined = { ...refined, items: written };
    this.alignment = align(
      items.map(({ key }) => key),
      written.map(({ key }) => key),
    );
    this.gaps = gapsOf(this.alignment, written.length);
    this.partners = [...this.alignment.partners];
    this.partnersOfWritten = new Array<number>(written.length).fill(-1);
    for (const [at, partner] of this.partners.entries()) if (partner >= 0) this.partnersOfWritten[partner] = at;
    this.excusedLost = new Array<Reason | null>(items.length).fill(null);
    this.excusedAdded = new Array<Reason | null>(written.length).fill(null);
  }

  /** The actual or expected place of a spoken item among the written ones. */
  placeOf(at: number): number {
    return this.alignment.placeOf(at);
  }

  pair(at: number, written: number): void {
    this.partners[at] = written;
    this.partnersOfWritten[written] = at;
  }

  excuse(lost: readonly number[], added: readonly number[], reason: Reason): void {
    for (const at of lost) this.excusedLost[at] ??= reason;
    for (const at of added) this.excusedAdded[at] ??= reason;
  }

  /** Spoken items of a gap that have neither partner nor excuse. */
  lostIn({ from, to }: Gap): number[] {
    return range(from, to).filter((at) => this.partners[at]! < 0 && this.excusedLost[at] === null);
  }

  /** Written items of a gap that have neither partner nor excuse. */
  addedIn({ fromWritten, toWritten }: Gap): number[] {
    return range(fromWritten, toWritten).filter(
      (at) => this.partnersOfWritten[at]! < 0 && this.excusedAdded[at] === null,
    );
  }
}
