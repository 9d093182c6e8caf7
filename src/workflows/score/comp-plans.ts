import type { ScorePorts, ScoreRequest } from './run.ts'

export async function scoreCompPlans(
  _ports: ScorePorts,
  _runId: string,
  _request: ScoreRequest,
): Promise<void> {}
