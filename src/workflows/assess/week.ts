import type { ManagerDigest } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import type { Directory, Person, Wave } from '../ports/index.ts'
import { nameOfTopic } from './actions.ts'
import { openReading, type ReadPorts } from './read.ts'
import { pointsOf, responseLine, sayPoint } from './tell.ts'

export interface WeekPorts extends ReadPorts {
  readonly directory: ReadPorts['directory'] & Pick<Directory, 'person'>
}

const WEEK_MS = 7 * 86_400_000

type OfWeek = Pick<ManagerDigest, 'assessments' | 'overdueActions'>

/**
 * What assessments tell managers in a week: results of waves that closed in it, and what was taken on and is overdue. Read
 * once for all of them; each hears of the waves that they may see whole, and of them what every other surface says.
 */
export async function openAssessmentWeek(
  ports: WeekPorts,
  at: Date,
): Promise<(managerId: string) => Promise<OfWeek>> {
  const readings: {
    readonly wave: Wave
    readonly opened: NonNullable<Awaited<ReturnType<typeof openReading>>>
  }[] = []
  for (const wave of await ports.assessments.waves(['closed'])) {
    const opened = await openReading(ports, wave)
    if (opened !== null) readings.push({ wave, opened })
  }
  const today = localDate(at, 'UTC')
  const viewsOf = async (person: Person) => {
    const views = await Promise.all(readings.map(({ opened }) => opened.viewFor(person)))
    return views.flatMap(view => (view === null || view.isBrief ? [] : [view]))
  }
  return async managerId => {
    const person = await ports.directory.person(managerId)
    const views = person === null ? [] : await viewsOf(person)
    return {
      assessments: views
        .filter(({ wave }) => at.getTime() - wave.closesAt.getTime() < WEEK_MS)
        .map(view => ({
          waveId: view.wave.waveId,
          name: view.wave.name,
          response: responseLine(view, ports.model),
          points: pointsOf(view).map(sayPoint),
        })),
      overdueActions: views.flatMap(({ wave, actions }) =>
        actions
          .filter(({ state, dueOn }) => state === 'open' && dueOn < today)
          .map(({ topic, unit, text, dueOn }) => ({
            topic: [...(unit === null ? [] : [unit]), nameOfTopic(wave, topic)].join(', '),
            text,
            dueOn,
          })),
      ),
    }
  }
}
