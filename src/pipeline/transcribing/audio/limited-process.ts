import { type ChildProgram, type ChildWork, LimitedChild, type ProcessEnd } from './limited-child.js';

export interface LimitedProcess extends ChildProgram, ChildWork {}

/**
 * Runs a child process with limits on time and memory, and passes on its lines as they arrive. Returns when the child has ended and
 * all of its output is passed on. A process that does not end by itself is killed: it has nothing to clean up.
 */
export async function runLimited(options: LimitedProcess): Promise<{ end: ProcessEnd; errorTail: string }> {
  options.signal.throwIfAborted();
  const child = new LimitedChild(options);
  const { onLine } = options;
  // No line ends the work: the work ends with the process.
  const end = (await child.work({ ...options, onLine: (line) => void onLine(line) })) as ProcessEnd;
  return { end, errorTail: child.errorTail };
}
