/** Runs the work and answers with the processor time of this process that it took, in milliseconds: a busy machine does not change it much. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
