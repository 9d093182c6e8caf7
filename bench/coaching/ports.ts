import type { FactRow } from '../../src/facts/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { askForCheckIns } from '../../src/workflows/check-in/ask.ts'
import { coachRound } from '../../src/workflows/coach/round.ts'
import type { Directory, RunStore, WorkspaceSettings } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { type HeldRuns, memoryRuns } from '../../test/samples/memory-ports.ts'
import { type HeldCheckIns, memoryCheckIns } from '../../test/support/memory-check-ins.ts'
import { type HeldCoaching, memoryCoaching } from '../../test/support/memory-coaching.ts'
import { dateOf } from './calendar.ts'
import { BASE_DIGITS } from './fact-table.ts'
import type { World } from './world.ts'

const settings: WorkspaceSettings = {
  baseCurrency: 'USD',
  fiscalYearStartMonth: 1,
  isSwitchedOn: true,
  hasQuietHours: true,
  pilotManagerId: null,
  classicBlocksSince: null,
}
/** The run of the day and the one before it. */
const RUNS_KEPT = 2

/** What the bot remembers from day to day. */
export interface Memory {
  readonly coaching: HeldCoaching
  readonly checkIns: HeldCheckIns
  readonly runs: HeldRuns
  keys: number
}

export const noMemory = (): Memory => ({
  coaching: { nudges: new Map(), reactions: [], messages: [], mutes: [], wishes: new Map() },
  checkIns: { mappings: new Map(), delegates: new Map(), cards: new Map(), posted: [] },
  runs: new Map(),
  keys: 0,
})

function directoryOf({ facts, zones, accounts }: World): Directory {
  const person = async (personId: string) => facts.get('person', personId) ?? null
  const managersOf = (personId: string): string[] => {
    const managerId = facts.get('person', personId)?.managerId ?? null
    return managerId === null ? [] : [managerId, ...managersOf(managerId)]
  }
  const reportsOf = (managerId: string): string[] =>
    facts.by('person', 'managerId', managerId).flatMap(({ personId }) => [personId, ...reportsOf(personId)])
  const holds = ({ fromOn, untilOn }: FactRow<'coverageAssignment'>, on: string) =>
    (fromOn === null || fromOn <= on) && (untilOn === null || untilOn >= on)
  const coveredBy = (personIds: readonly string[], on: string) => [
    ...new Set(
      personIds
        .flatMap(personId => facts.by('coverageAssignment', 'personId', personId))
        .filter(row => holds(row, on))
        .map(({ accountId }) => accountId),
    ),
  ]
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
    reportsOf: async managerId => reportsOf(managerId),
    managersOf: async personId => managersOf(personId),
    accountsCoveredBy: async (personIds, on) => coveredBy(personIds, on),
    accountNamesCoveredBy: async (personIds, on) =>
      coveredBy(personIds, on).flatMap(accountId => facts.get('account', accountId) ?? []),
    accountNames: async accountIds =>
      accountIds === undefined
        ? accounts
        : accountIds.flatMap(accountId => facts.get('account', accountId) ?? []),
  }
}

/** Runs that keep only what a round reads: the rest would fill the memory of a large company. */
function leanRuns(held: HeldRuns): RunStore {
  const runs = memoryRuns(held)
  return {
    ...runs,
    addSnapshot: (runId, rows) =>
      runs.addSnapshot(
        runId,
        rows.filter(({ module }) => module === 'segmentation'),
      ),
    async complete(runId, at) {
      await runs.complete(runId, at)
      for (const old of [...held.keys()].slice(0, -RUNS_KEPT)) held.delete(old)
    },
  }
}

/** The real scoring runs, rounds and policy on the generated facts, a day at a time. */
export function openCoach(world: World, memory: Memory) {
  const { facts, accounts, sharedChannels } = world
  const { store: coaching, messages, nudges } = memoryCoaching(memory.coaching)
  const { store: checkIns } = memoryCheckIns(memory.checkIns)
  const directory = directoryOf(world)
  const runs = leanRuns(memory.runs)
  const newKey = () => {
    memory.keys += 1
    return `key-${memory.keys}`
  }
  const ports = { runs, facts: facts.reader, coaching, directory, checkIns, newKey }
  const writer = {
    async write(_: string, kind: string, rows: readonly { readonly row: object }[]) {
      for (const { row } of rows) facts.add(kind as 'checkIn', row)
      return { unchanged: 0 }
    },
  }
  return {
    messages,
    nudges,
    react: { coaching, directory, facts: facts.reader },
    async playDay(day: number, isNewMonth: boolean): Promise<void> {
      const asOf = dateOf(day)
      const at = new Date(`${asOf}T06:00:00Z`)
      await checkIns.saveChannels(
        accounts.map(({ accountId, name }) => ({
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
      await scoreRun(
        { runs, facts: facts.reader, logFault: () => {} },
        { asOf, at, model: defaultModel, baseDigits: BASE_DIGITS, isDraft: false, keepsTiers: !isNewMonth },
      )
      await askForCheckIns({ ...ports, writer: writer as never }, { at, model: defaultModel, settings })
      await coachRound(ports, { at, model: defaultModel, settings, isDryRun: false, run: null })
    },
  }
}
