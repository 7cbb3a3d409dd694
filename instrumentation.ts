/** Runs once in the server, when it has started: work that a restart has interrupted goes on. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { continueJobs } = await import('@/server/services/jobs/index.ts');
  await continueJobs();
}
