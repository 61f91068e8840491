/** The counts of a sweep, those above zero: `3 examined, 1 retried`. */
export function countsInWords(counts: unknown): string {
  const above = Object.entries((counts ?? {}) as Record<string, number>).filter(([, count]) => count > 0);
  return above.length === 0 ? 'nothing to do' : above.map(([name, count]) => `${count} ${name}`).join(', ');
}
