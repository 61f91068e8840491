/** Lists of wordings: where one of a list stood, one of any other list says something else. */
export type Opposites = readonly (readonly string[])[];

/** `with / without`, a line for each pair or closed kind; commas between wordings that say the same. */
export function pairs(lines: string): readonly Opposites[] {
  const rows = lines.split('\n').map((line) => line.split(' / '));
  const some = rows.filter((sides) => sides.length > 1);
  return some.map((sides) => sides.map((side) => side.split(',').map((one) => one.trim())));
}
