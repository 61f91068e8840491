import type { StageProgress } from '../../stages/stage.js';
import { estimateSecondsLeft } from '../../stages/time-left.js';
import type { Chunk } from './chunk-plan.js';

/** Adds up the progress of a recording's chunks, weighted by their seconds. It never decreases. */
export class ChunkProgress {
  private readonly seconds = new Map<number, number>();
  private readonly total: number;
  private readonly startedAt = Date.now();
  private stored = 0;
  private finished = 0;
  private furthest = 0;

  /** @param range percent at the beginning and at the end */
  constructor(
    private readonly chunks: readonly Chunk[],
    private readonly range: readonly [from: number, to: number],
    private readonly tell: (progress: StageProgress) => void,
  ) {
    this.total = chunks.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** Counts a chunk whose result is already stored. */
  keep({ ordinal, start, end }: Chunk): void {
    this.stored += end - start;
    this.finish({ ordinal, start, end, overlap: 0 });
  }

  finish({ ordinal, start, end }: Chunk): void {
    this.finished += 1;
    this.advance(ordinal, end - start);
  }

  /** Records how many seconds of a chunk are done. */
  advance(ordinal: number, seconds: number): void {
    this.seconds.set(ordinal, Math.max(seconds, this.seconds.get(ordinal) ?? 0));
    const done = [...this.seconds.values()].reduce((sum, part) => sum + part, 0);
    this.furthest = Math.min(1, Math.max(this.furthest, done / this.total));
    const [from, to] = this.range;
    this.tell({
      percent: Math.round((from + this.furthest * (to - from)) * 100) / 100,
      note: this.note(),
      secondsLeft: estimateSecondsLeft(this.startedAt, done - this.stored, this.total - this.stored),
      chunksDone: this.finished,
      chunksTotal: this.chunks.length,
    });
  }

  private note(): string {
    if (this.chunks.length === 1) return 'recognising';
    const current = Math.min(this.chunks.length, this.finished + 1);
    return `recognising part ${current} of ${this.chunks.length}`;
  }
}
