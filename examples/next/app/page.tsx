import { Recorder } from './recorder';

export default function Page() {
  return (
    <main>
      <h1>Recordings</h1>
      <Recorder />
    </main>
  );
}
