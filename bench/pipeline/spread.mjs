/** The middle, the least and the most of some ratios, to a hundredth. */
export function spreadOf(ratios) {
  const sorted = [...ratios].sort((a, b) => a - b);
  const [median, min, max] = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map(
    (ratio) => Math.round(ratio * 100) / 100,
  );
  return { median, min, max };
}
