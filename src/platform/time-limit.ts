/**
 * Returns the result of the work, or throws the error if it takes longer. The work itself continues; its late result is dropped.
 * @param error creates the error when the limit passes
 */
export async function withinMs<T>(limitMs: number, work: Promise<T>, error: () => Error): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(error()), limitMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
