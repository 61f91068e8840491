import { useEffect, useMemo, useRef, useState } from 'react';
import { useReconnections } from '../../../api/connection.js';
import { useParts } from '../../../parts-context.js';
import { useAccount } from '../../../session/session.js';
import { type AudioSource, findAudio } from './find-audio.js';
import { Player } from './player.js';

const NOT_PLAYED =
  'The browser cannot play this recording. Load the page again; if that does not help, browsers do not play this format.';

export interface Audio {
  readonly player: Player;
  /** Null until it is found. */
  readonly url: string | null;
  /** Why it cannot be played; null where it can. */
  readonly problem: string | null;
}

/**
 * A recording's player, with the audio found for the caller; an address that has ended is renewed once it is needed.
 * @param startAt the second where it stands at first; null for the beginning
 */
export function useAudio(jobId: string, rawAudioUrl: string, deleted: boolean, startAt: number | null): Audio {
  const { supabase, settings } = useParts();
  const { id: userId } = useAccount();
  const player = useMemo(() => new Player(), []);
  useEffect(() => {
    if (startAt !== null) player.seek(startAt);
  }, [player, startAt]);
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => () => player.stop(), [player]);
  useAgainAfterBreak(problem !== null, setRound);
  useEffect(() => {
    const { audio } = player;
    // The address may have ended. A recording that does not begin with a fresh one either is none that the browser plays.
    let fresh = false;
    const lost = () => {
      if (fresh) return setProblem(NOT_PLAYED);
      fresh = true;
      setRound((before) => before + 1);
    };
    const plays = () => {
      fresh = false;
    };
    audio.addEventListener('error', lost);
    audio.addEventListener('loadeddata', plays);
    return () => {
      audio.removeEventListener('error', lost);
      audio.removeEventListener('loadeddata', plays);
    };
  }, [player]);
  useEffect(() => {
    if (deleted) {
      setProblem('The recording was deleted. Its texts are kept.');
      return undefined;
    }
    let source: AudioSource | null = null;
    let current = round >= 0;
    const { supabaseUrl, audioBucket: bucket } = settings;
    findAudio({ jobId, rawAudioUrl, supabase, supabaseUrl, bucket, userId }).then(
      (found) => {
        if (!current) return found.release();
        source = found;
        player.load(found.url);
        setUrl(found.url);
        setProblem(null);
      },
      (error: Error) => current && setProblem(error.message),
    );
    return () => {
      current = false;
      source?.release();
    };
  }, [jobId, rawAudioUrl, deleted, round, supabase, settings, player, userId]);
  return { player, url, problem };
}

/** What a break has lost is looked for again; audio that plays goes on. */
function useAgainAfterBreak(lost: boolean, setRound: (next: (before: number) => number) => void): void {
  const reconnections = useReconnections();
  const latest = useRef(lost);
  latest.current = lost;
  useEffect(() => {
    if (reconnections > 0 && latest.current) setRound((before) => before + 1);
  }, [reconnections, setRound]);
}
