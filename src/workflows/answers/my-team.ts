import { localDate } from '../../schedule/index.ts'
import { scoring } from '../../scoring/index.ts'
import type { Person } from '../ports/index.ts'
import { type AnswerPorts, hasLeft } from './ports.ts'

export interface TeamMember {
  readonly personId: string
  readonly name: string
  /** To which they are assigned today. */
  readonly accounts: number
  /** Of those, with a gap in the coverage in the newest run. */
  readonly withGap: number
}

const firstGap = scoring.coverage.output.shape.firstGap

/** The people who report to a manager directly, most gaps first. */
export async function answerMyTeam(ports: AnswerPorts, manager: Person): Promise<readonly TeamMember[]> {
  const { facts, directory, runs, now } = ports
  const today = localDate(now(), manager.timeZone ?? 'UTC')
  const reports = (await facts.rowsBy('person', 'managerId', [manager.personId]))
    .map(({ row }) => row)
    .filter(person => !hasLeft(person, now()))
  const [run] = await runs.lastCompleted(1)
  const team = await Promise.all(
    reports.map(async ({ personId, name }): Promise<TeamMember> => {
      const ids = await directory.accountsCoveredBy([personId], today)
      const gaps =
        run === undefined ? new Map() : await runs.findingParts(run.runId, 'coverage', 'firstGap', ids)
      const withGap = ids.filter(id => {
        const gap = firstGap.safeParse(gaps.get(id))
        return gap.success && gap.data !== null
      }).length
      return { personId, name, accounts: ids.length, withGap }
    }),
  )
  return team.toSorted((a, b) => b.withGap - a.withGap || (a.name < b.name ? -1 : 1))
}
