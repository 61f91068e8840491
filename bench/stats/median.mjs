/** The middle one. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The one that a tenth of them is below: what other work on the machine hardly changes. */
export function lowTenth(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 10)];
}
