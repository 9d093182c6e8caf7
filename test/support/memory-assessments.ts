import type { AssessmentAction, ReleasedAssessments, Wave } from '../../src/workflows/ports/index.ts'

interface KeptWave {
  readonly wave: Wave
  readonly asked: readonly string[]
  readonly actions: readonly AssessmentAction[]
}

/** Waves as a test puts them there, newest first. */
export function memoryAssessments() {
  const waves: KeptWave[] = []
  const assessments: ReleasedAssessments = {
    waves: async states => waves.filter(({ wave }) => states.includes(wave.state)).map(({ wave }) => wave),
    participant: async (waveId, personId) =>
      waves.some(each => each.wave.waveId === waveId && each.asked.includes(personId))
        ? { waveId, personId, unit: 'sales', state: 'submitted', remindedNo: 0, nextReminderAt: null }
        : null,
    isAnyAsked: async (waveId, people) =>
      waves.some(({ wave, asked }) => wave.waveId === waveId && asked.some(id => people.includes(id))),
    comments: async () => [],
    actionsOf: async ids => waves.flatMap(({ wave, actions }) => (ids.includes(wave.waveId) ? actions : [])),
  }
  return { waves, assessments }
}
