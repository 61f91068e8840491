/** Two lists of wordings: where one of the first stood, one of the second says the contrary. */
export interface Opposites {
  readonly one: readonly string[];
  readonly other: readonly string[];
}

/** `with / without`, a line for each pair; commas between wordings of one side. */
export function pairs(lines: string): readonly Opposites[] {
  const sides = lines
    .split('\n')
    .map((line) => line.split(' / ').map((side) => side.split(',').map((one) => one.trim())));
  return sides.flatMap(([one, other]) => (one === undefined || other === undefined ? [] : [{ one, other }]));
}
