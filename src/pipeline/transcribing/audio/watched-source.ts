import { FilePathSource } from 'mediabunny';

/** No reader needs the same bytes so often in a row. */
const MOST_READS = 1_000;

type Read = (start: number, end: number, least: number, most: number) => unknown;
/** What a reader asks of a source, which the library's types do not show. */
const read: unknown = Reflect.get(FilePathSource.prototype, '_read');

/**
 * A file whose reader cannot loop forever: where mediabunny 1.61 looks for the next element of a damaged Matroska file, it reads the last eight
 * bytes without end. Such a file would keep a processor busy until the decoder's limit. A reader that asks for the same bytes again and again gets an error.
 */
export function watchedSource(path: string): FilePathSource {
  if (typeof read !== 'function')
    throw new Error(
      'The installed mediabunny has no method _read, which the engine watches. Install the version of package-lock.json.',
    );
  const source = new FilePathSource(path);
  let last = '';
  let times = 0;
  const watched: Read = (start, end, least, most) => {
    const place = `${start}-${end}`;
    times = place === last ? times + 1 : 0;
    last = place;
    if (times > MOST_READS) throw new Error(`the same ${end - start} bytes are read again and again`);
    return Reflect.apply(read, source, [start, end, least, most]);
  };
  return Object.assign(source, { _read: watched });
}
