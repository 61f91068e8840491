import { type ChildProgram, type ChildWork, LimitedChild, type ProcessEnd } from './limited-child.js';

export interface LimitedProcess extends ChildProgram, ChildWork {}

/**
 * Runs a child process with limits on time and memory, handing out its lines as they come. Returns when the child is gone and
 * all of its output was handed out. A process that does not end by itself is killed outright: it has nothing to tidy up.
 */
export async function runLimited(options: LimitedProcess): Promise<{ end: ProcessEnd; errorTail: string }> {
  options.signal.throwIfAborted();
  const child = new LimitedChild(options);
  const { onLine } = options;
  // No line is its last one: it is done when it ends.
  const end = (await child.work({ ...options, onLine: (line) => void onLine(line) })) as ProcessEnd;
  return { end, errorTail: child.errorTail };
}
