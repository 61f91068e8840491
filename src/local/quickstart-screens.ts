import type { JobView } from './engine-client.js';
import type { LocalDescription } from './local-project.js';
import { sideBySide } from './side-by-side.js';

/** The two texts of a completed job, side by side. */
export function textsOf(job: JobView, width: number): string[] {
  const seconds = job.processing_time_ms === null ? '' : ` in ${(job.processing_time_ms / 1000).toFixed(1)} s`;
  const raw = { title: 'What was heard', text: job.raw_transcript ?? '' };
  const refined = { title: `Refined text${seconds}`, text: job.refined_text ?? '' };
  return ['', ...sideBySide(raw, refined, width), ''];
}

/** Where everything is, and who may sign in. */
export function whereEverythingIs(project: LocalDescription, dataDir: string): string[] {
  const { engineUrl, supabaseUrl, databaseUrl, admin, user } = project;
  return [
    `  Dashboard    ${engineUrl}/`,
    `  Playground   ${engineUrl}/graphql`,
    `  REST         ${engineUrl}/v1/jobs/new   (described at ${engineUrl}/docs)`,
    `  Supabase     ${supabaseUrl}`,
    `  Database     ${databaseUrl}`,
    `  Admin        ${admin.email}   password ${admin.password}`,
    `  User         ${user.email}    password ${user.password}`,
    `  For scripts  ${dataDir}/local.json   (log: ${dataDir}/engine.log)`,
  ];
}
