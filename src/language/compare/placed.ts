import type { Matching } from './align/matching.js';
import type { Change } from './finding.js';
import type { Item } from './items/item.js';
import type { Finding } from './verdict.js';

function span(items: readonly Item[], indices: readonly number[]): readonly [number, number] | null {
  if (indices.length === 0) return null;
  return [Math.min(...indices.map((at) => items[at]!.start)), Math.max(...indices.map((at) => items[at]!.end))];
}

/** The aligned item of the other text that is nearest before an index. */
function nearest(partners: readonly number[], at: number): number {
  for (let before = at; before >= 0; before -= 1) if (partners[before]! >= 0) return partners[before]!;
  for (let after = at; after < partners.length; after += 1) if (partners[after]! >= 0) return partners[after]!;
  return -1;
}

/** Findings with their places in both texts. If one text has nothing there, the place shows the word beside it. */
export function placed(changes: readonly Change[], { raw, refined, partners, partnersOfWritten }: Matching): Finding[] {
  const whole = ({ annotated }: Matching['raw']): [number, number] => [0, annotated.text.length];
  return changes.map(({ check, grade, message, said, written }): Finding => {
    const beside = said.length === 0 && written.length > 0 ? nearest(partnersOfWritten, written[0]!) : -1;
    const besideWritten = written.length === 0 && said.length > 0 ? nearest(partners, said[0]!) : -1;
    const rawSpan = span(raw.items, said.length > 0 ? said : beside < 0 ? [] : [beside]);
    const refinedSpan = span(refined.items, written.length > 0 ? written : besideWritten < 0 ? [] : [besideWritten]);
    return { check, grade, message, rawSpan: rawSpan ?? whole(raw), refinedSpan: refinedSpan ?? whole(refined) };
  });
}

/** Adds to findings of the refined text the corresponding place in the transcript. */
export function withRawPlaces(findings: readonly Finding[], raw: string, matching: Matching): Finding[] {
  const { items } = matching.refined;
  const starts = items.map(({ start }) => start);
  return findings.map((finding): Finding => {
    if (finding.rawSpan !== null || finding.refinedSpan === null) return finding;
    const [start, end] = finding.refinedSpan;
    if (start === 0 && end >= (items.at(-1)?.end ?? 0)) return { ...finding, rawSpan: [0, raw.length] };
    const at = Math.max(
      0,
      starts.findLastIndex((one) => one <= start),
    );
    const said = nearest(matching.partnersOfWritten, at);
    return { ...finding, rawSpan: said < 0 ? [0, raw.length] : span(matching.raw.items, [said]) };
  });
}
