/** Lists of wordings: where one of a list stood, one of any other list says something else. */
export type Opposites = readonly (readonly string[])[];

/**
 * `with / without`, a line for each pair or closed kind; commas between wordings that say the same. A wording that ends in `~` stands with each of the
 * endings: `schnell~` for `schnell`, `schnelle`, `schnellen`, …
 */
export function pairs(lines: string, endings: readonly string[] = []): readonly Opposites[] {
  const rows = lines.split('\n').map((line) => line.split(' / '));
  const some = rows.filter((sides) => sides.length > 1);
  const forms = (wording: string) =>
    wording.endsWith('~') ? endings.map((ending) => wording.slice(0, -1) + ending) : [wording];
  return some.map((sides) => sides.map((side) => side.split(',').flatMap((one) => forms(one.trim()))));
}
