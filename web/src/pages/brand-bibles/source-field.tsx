import './source-field.css';
import { Paper } from '@mantine/core';
import { type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import type { SourceProblem } from './use-source.js';

export interface SourceFieldHandle {
  /** Puts the cursor at the beginning of a line, from 1. */
  readonly goTo: (line: number) => void;
}

interface SourceFieldProps {
  readonly source: string;
  readonly problems: readonly SourceProblem[];
  readonly onChange: (source: string) => void;
  readonly ref: Ref<SourceFieldHandle>;
}

/** Markdown with line numbers; a line with a problem is marked. */
export function SourceField({ source, problems, onChange, ref }: SourceFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = useMemo(() => source.split('\n'), [source]);
  const wrong = useMemo(() => new Set(problems.flatMap(({ line }) => (line ? [line] : []))), [problems]);
  useImperativeHandle(ref, () => ({
    goTo: (line) => {
      const at = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
      field.current?.focus();
      field.current?.setSelectionRange(at, at + (lines[line - 1]?.length ?? 0));
    },
  }));
  return (
    <Paper withBorder className="source">
      <div className="source-grid">
        <div className="source-numbers" aria-hidden="true">
          {lines.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <span key={index} data-wrong={wrong.has(index + 1) || undefined}>
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={field}
          className="source-text"
          aria-label="Source of the Brand Bible"
          aria-invalid={wrong.size > 0}
          spellCheck={false}
          wrap="off"
          rows={lines.length}
          value={source}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </Paper>
  );
}
