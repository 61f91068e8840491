interface Named {
  readonly rawAudioUrl: string;
  readonly clientJobId?: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a person calls a recording: the submitter's name for it, else the audio's file name. */
export function recordingName({ rawAudioUrl, clientJobId }: Named): string {
  if (clientJobId && !UUID.test(clientJobId)) return clientJobId;
  const path = rawAudioUrl.split(/[?#]/)[0] ?? '';
  const last = path.split('/').findLast((part) => part !== '') ?? rawAudioUrl;
  return decoded(last);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
