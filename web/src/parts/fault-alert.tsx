import { Alert } from '@mantine/core';
import { sentenceFor } from '../api/fault-sentence.js';

interface FaultAlertProps {
  /** Nothing is shown without an error. */
  readonly error: unknown;
  readonly title?: string;
}

/** Why a form or a dialog could not do what it was asked. A screen reader announces it. */
export function FaultAlert({ error, title }: FaultAlertProps) {
  if (!error) return null;
  return (
    <Alert color="red" variant="light" role="alert" title={title}>
      {sentenceFor(error)}
    </Alert>
  );
}
