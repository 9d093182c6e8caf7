import { defaultModel } from '../../src/scoring/index.ts'
import { coachRound, type RoundPorts } from '../../src/workflows/coach/round.ts'
import { fillManagerDigests } from '../../src/workflows/digest/fill-digests.ts'
import { listSchedules } from '../../src/workflows/digest/list-schedule.ts'
import type { Directory, WorkspaceSettings } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { memoryAssessments } from '../support/memory-assessments.ts'
import { memoryCheckIns } from '../support/memory-check-ins.ts'
import { memoryCoaching } from '../support/memory-coaching.ts'
import { memorySchedules } from '../support/memory-schedules.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Company, type Facts, loadFacts } from './sample-folders.ts'

/** The people of a sample in Slack; those named in `unmatched` are not known there. */
function directoryOf(company: Company, until: string, unmatched: ReadonlySet<string>): Directory {
  const facts = loadFacts(company, until)
  const person = async (personId: string) => facts.person.find(each => each.personId === personId) ?? null
  const managersOf = (personId: string): string[] => {
    const managerId = facts.person.find(each => each.personId === personId)?.managerId ?? null
    return managerId === null ? [] : [managerId, ...managersOf(managerId)]
  }
  const userOf = (personId: string) => `U-${personId}`
  return {
    person,
    personBySlackUser: slackUserId => person(slackUserId.slice(2)),
    slackUserOf: async personId =>
      unmatched.has(personId)
        ? null
        : {
            slackUserId: userOf(personId),
            email: null,
            timeZone: null,
            isGuest: false,
            isDeactivated: false,
            personId,
          },
    saveMembers: async () => ({ matched: 0, unmatched: 0 }),
    members: async () => [],
    unmatchedMembers: async () => [],
    stateMember: async () => false,
    reportsOf: async managerId =>
      facts.person.map(each => each.personId).filter(personId => managersOf(personId).includes(managerId)),
    managersOf: async personId => managersOf(personId),
    accountsCoveredBy: async personIds =>
      facts.coverageAssignment.filter(each => personIds.includes(each.personId)).map(each => each.accountId),
    accountNamesCoveredBy: async personIds =>
      facts.coverageAssignment
        .filter(each => personIds.includes(each.personId))
        .flatMap(({ accountId }) => facts.account.find(each => each.accountId === accountId) ?? []),
    accountNames: async () => [],
  }
}

const settings: WorkspaceSettings = {
  baseCurrency: 'USD',
  fiscalYearStartMonth: 1,
  isSwitchedOn: true,
  hasQuietHours: true,
  pilotManagerId: null,
  classicBlocksSince: null,
}

/** A sample company whose days can be played one by one, with the real rounds on ports in memory. */
export function playedCompany(company: Company, until: string) {
  let current = memoryFacts(loadFacts(company, until))
  // Read anew at every call, so that the facts of a company can change between two days.
  const facts = new Proxy(current, { get: (_, name) => Reflect.get(current, name) })
  const runs = memoryRuns()
  const unmatched = new Set<string>()
  const { store: coaching, messages, nudges } = memoryCoaching()
  const directory = directoryOf(company, until, unmatched)
  const schedules = memorySchedules()
  let keys = 0
  const { store: checkIns } = memoryCheckIns()
  const { waves, assessments } = memoryAssessments()
  const ports: RoundPorts = { runs, facts, coaching, directory, checkIns, newKey: () => `key-${++keys}` }
  const digestPorts = { ...ports, assessments, schedules: schedules.store }
  return {
    coaching,
    directory,
    facts,
    messages,
    nudges,
    unmatched,
    schedules,
    waves,
    digests: (at: string, change: Partial<WorkspaceSettings> = {}) =>
      fillManagerDigests(digestPorts, {
        at: new Date(at),
        model: defaultModel,
        settings: { ...settings, ...change },
      }),
    schedule: (at: string) => listSchedules(digestPorts, { at: new Date(at), model: defaultModel, settings }),
    /** From now on the facts are those of another company, for example of the healthy twin. */
    become(other: Company, change: Partial<Facts> = {}) {
      current = memoryFacts({ ...loadFacts(other, until), ...change })
    },
    score: (asOf: string) =>
      scoreRun(
        { runs, facts, logFault: () => {} },
        {
          asOf,
          at: new Date(`${asOf}T06:00:00Z`),
          model: defaultModel,
          baseDigits: BASE_DIGITS,
          isDraft: false,
          keepsTiers: false,
        },
      ),
    round: (
      at: string,
      { isDryRun = false, ...change }: Partial<WorkspaceSettings> & { readonly isDryRun?: boolean } = {},
    ) =>
      coachRound(ports, {
        at: new Date(at),
        model: defaultModel,
        settings: { ...settings, ...change },
        isDryRun,
        run: null,
      }),
  }
}
