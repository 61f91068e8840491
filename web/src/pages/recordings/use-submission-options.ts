import { useCallback, useState } from 'react';
import type { UploadOptions } from '../../uploads/upload-queue.js';

const KEY = 'studio-submission';
const NONE: UploadOptions = { brand: null, language: null, speakers: null };

/** What the next files are submitted with; a browser keeps it, since a studio's recordings are alike. */
export function useSubmissionOptions() {
  const [options, setOptions] = useState(read);
  const change = useCallback((part: Partial<UploadOptions>) => {
    setOptions((before) => {
      const next = { ...before, ...part };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return { options, change };
}

function read(): UploadOptions {
  try {
    return { ...NONE, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<UploadOptions>) };
  } catch {
    return NONE;
  }
}
