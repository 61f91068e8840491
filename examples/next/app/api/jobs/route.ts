import { StudioJobsError } from '@evolution-studios/client';
import { serverJobs } from '../../../lib/server-client';

/** Creates a job that this server drives itself, transcribes and refines it, and answers with the finished row. */
export async function POST(request: Request): Promise<Response> {
  const { userId, rawAudioUrl } = (await request.json()) as { userId: string; rawAudioUrl: string };
  const jobs = serverJobs();
  try {
    const { job_id: id } = await jobs.createJob({ userId, rawAudioUrl, drivenBy: 'client' });
    await jobs.updateStatus(id, 'TRANSCRIBING');
    const transcript = await transcribe(rawAudioUrl);
    await jobs.storeTranscript(id, transcript);
    await jobs.updateStatus(id, 'REFINING');
    const systemPrompt = 'Remove fillers. Change nothing else.';
    const job = await jobs.storeRefinedText(id, await refine(transcript, systemPrompt), systemPrompt);
    return Response.json(job, { status: 201 });
  } catch (error) {
    if (!(error instanceof StudioJobsError)) throw error;
    return Response.json({ code: error.code, detail: error.message }, { status: error.status });
  }
}

/** Stands for the speech recogniser of your choice. */
async function transcribe(rawAudioUrl: string): Promise<string> {
  return `um what was said in ${rawAudioUrl}`;
}

/** Stands for the language model of your choice. */
async function refine(transcript: string, _systemPrompt: string): Promise<string> {
  return transcript.replace(/^um /, '');
}
