/** Words wrong, missing or too many, as a share of those spoken. */
export function wordErrorRate(spoken, heard) {
  let row = heard.map((_, i) => i + 1);
  row.unshift(0);
  spoken.forEach((word, i) => {
    const next = [i + 1];
    heard.forEach((other, j) => {
      next.push(Math.min(row[j] + (word === other ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    });
    row = next;
  });
  return row.at(-1) / spoken.length;
}
