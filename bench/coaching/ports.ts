import { defaultModel } from '../../src/scoring/index.ts'
import { askForCheckIns } from '../../src/workflows/check-in/ask.ts'
import { coachRound } from '../../src/workflows/coach/round.ts'
import type { Directory, FactReader, WorkspaceSettings } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from '../../test/samples/memory-ports.ts'
import { memoryCheckIns } from '../../test/support/memory-check-ins.ts'
import { memoryCoaching } from '../../test/support/memory-coaching.ts'
import { dateOf } from './calendar.ts'
import type { GeneratedCompany } from './company.ts'

const settings: WorkspaceSettings = {
  baseCurrency: 'USD',
  fiscalYearStartMonth: 1,
  isSwitchedOn: true,
  hasQuietHours: true,
  pilotManagerId: null,
}

function directoryOf({ rows, zones }: GeneratedCompany): Directory {
  const person = async (personId: string) => rows.person.find(each => each.personId === personId) ?? null
  const managersOf = (personId: string): string[] => {
    const managerId = rows.person.find(each => each.personId === personId)?.managerId ?? null
    return managerId === null ? [] : [managerId, ...managersOf(managerId)]
  }
  return {
    person,
    personBySlackUser: slackUserId => person(slackUserId.slice(2)),
    slackUserOf: async personId => ({
      slackUserId: `U-${personId}`,
      email: null,
      timeZone: zones.get(personId) ?? null,
      isGuest: false,
      isDeactivated: false,
      personId,
    }),
    saveMembers: async () => ({ matched: 0, unmatched: 0 }),
    members: async () => [],
    unmatchedMembers: async () => [],
    stateMember: async () => false,
    reportsOf: async managerId =>
      rows.person.map(each => each.personId).filter(personId => managersOf(personId).includes(managerId)),
    managersOf: async personId => managersOf(personId),
    accountsCoveredBy: async personIds =>
      rows.coverageAssignment.filter(each => personIds.includes(each.personId)).map(each => each.accountId),
    accountNames: async () => rows.account.map(({ accountId, name }) => ({ accountId, name })),
  }
}

/** The real scoring runs, rounds and policy on the generated facts, a day at a time. */
export function openCoach(company: GeneratedCompany, sharedChannels: ReadonlySet<string>) {
  let current = memoryFacts(company.rows)
  // Facts grow from day to day, so each day reads them anew.
  const facts = new Proxy({} as FactReader, { get: (_, name) => Reflect.get(current, name) })
  const { store: coaching, messages, nudges } = memoryCoaching()
  const { store: checkIns, posted } = memoryCheckIns()
  const directory = directoryOf(company)
  const runs = memoryRuns()
  let keys = 0
  const ports = { runs, facts, coaching, directory, checkIns, newKey: () => `key-${++keys}` }
  const react = { coaching, directory, now: () => new Date(0) }
  return {
    messages,
    nudges,
    posted,
    react,
    async playDay(day: number, isNewMonth: boolean): Promise<void> {
      current = memoryFacts(company.rows)
      const at = new Date(`${dateOf(day)}T06:00:00Z`)
      await checkIns.saveChannels(
        company.accounts.map(({ accountId, name }) => ({
          channelId: `C-${accountId}`,
          name: `acct-${name.toLowerCase().replaceAll(' ', '-')}`,
          isPrivate: false,
          isMember: true,
          isArchived: false,
          isShared: sharedChannels.has(accountId),
          hasGuests: false,
        })),
        at,
      )
      const asOf = dateOf(day)
      await scoreRun(
        { runs, facts, logFault: () => {} },
        { asOf, at, model: defaultModel, baseDigits: BASE_DIGITS, isDraft: false, keepsTiers: !isNewMonth },
      )
      const writer = {
        async write(_: string, kind: string, rows: readonly { readonly row: object }[]) {
          for (const { row } of rows) company.rows[kind as 'checkIn'].push(row as never)
          return { unchanged: 0 }
        },
      }
      await askForCheckIns({ ...ports, writer: writer as never }, { at, model: defaultModel, settings })
      current = memoryFacts(company.rows)
      await coachRound(ports, { at, model: defaultModel, settings, isDryRun: false, run: null })
    },
  }
}
