import type { Alignment } from '../../text/alignment.js';
import type { Side } from './side.js';

/** The items of either text between two aligned words, all without a partner. Indices, `to` exclusive. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

/** Every gap in the alignment, in order. */
export function gapsOf({ partners }: Alignment, raw: Side, refined: Side): Gap[] {
  const gaps: Gap[] = [];
  let [from, fromWritten] = [0, 0];
  for (let at = 0; at <= raw.items.length; at += 1) {
    const partner = at === raw.items.length ? refined.items.length : partners[at]!;
    if (partner < 0) continue;
    if (at > from || partner > fromWritten) gaps.push({ from, to: at, fromWritten, toWritten: partner });
    [from, fromWritten] = [at + 1, partner + 1];
  }
  return gaps;
}
