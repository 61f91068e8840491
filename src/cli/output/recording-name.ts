interface Named {
  readonly rawAudioUrl: string;
  readonly clientJobId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What `studio submit` and other programs put behind the name of a file, so that it can come again. A date is digits alone. */
const CHANCE = /[-_.](?=[0-9a-f]*[a-f])[0-9a-f]{8}(?:[0-9a-f]{8,56})?(?=(?:\.\w{1,10})?$)/i;
/** A name that is nothing but a sum of the content. */
const SUM = /^([0-9a-f]{8})[0-9a-f]{24,}(\.\w{1,10})?$/i;

/** What a person calls a recording: the submitter's name for it, otherwise the file's, without letters of chance. */
export function recordingName({ rawAudioUrl, clientJobId }: Named): string {
  const given = clientJobId !== null && clientJobId !== '' && !UUID.test(clientJobId) ? clientJobId : rawAudioUrl;
  const path = given === rawAudioUrl ? (given.split(/[?#]/)[0] ?? '') : given;
  const last = path.split('/').findLast((part) => part !== '') ?? given;
  return decoded(last).replace(CHANCE, '').replace(SUM, '$1…$2');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
