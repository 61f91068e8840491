/**
 * The result of the work, or the error when it takes longer. The work itself goes on; its late result is dropped.
 * @param error made when the time is up
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
