import { type FactKind, factFiles } from '../../src/facts/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { askForCheckIns } from '../../src/workflows/check-in/ask.ts'
import { coachRound } from '../../src/workflows/coach/round.ts'
import type { Directory, FactReader, StoredRow, WorkspaceSettings } from '../../src/workflows/ports/index.ts'
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
  classicBlocksSince: null,
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

type Held = StoredRow<'account'>

/** The facts of one day, each kind sorted once and found by column. */
function factsOfDay(company: GeneratedCompany): FactReader {
  const plain = memoryFacts(company.rows)
  const pages = new Map<string, Promise<readonly Held[]>>()
  const indexes = new Map<string, Promise<ReadonlyMap<string, readonly (readonly [number, Held])[]>>>()
  const pageOf = (kind: 'account', asOf?: string) => {
    const key = `${kind} ${asOf ?? ''}`
    const held = pages.get(key) ?? plain.page(kind, { limit: 1, ...(asOf === undefined ? {} : { asOf }) })
    pages.set(key, held)
    return held
  }
  const indexOf = (kind: 'account', column: string, asOf?: string) => {
    const key = `${kind} ${column} ${asOf ?? ''}`
    const held =
      indexes.get(key) ??
      pageOf(kind, asOf).then(rows => {
        const index = new Map<string, [number, Held][]>()
        rows.forEach((row, place) => {
          const value = String((row.row as Readonly<Record<string, unknown>>)[column] ?? '')
          const same = index.get(value)
          if (same === undefined) index.set(value, [[place, row]])
          else same.push([place, row])
        })
        return index
      })
    indexes.set(key, held)
    return held
  }
  const rowsBy = async (kind: 'account', column: string, values: readonly string[], asOf?: string) => {
    const index = await indexOf(kind, column, asOf)
    const found = [...new Set(values)].flatMap(value => index.get(value) ?? [])
    return found.toSorted(([a], [b]) => a - b).map(([, row]) => row)
  }
  return {
    ...plain,
    page: async (kind: 'account', { after, asOf }: { after?: readonly string[]; asOf?: string }) =>
      after === undefined ? pageOf(kind, asOf) : [],
    rowsBy,
    byId: (kind: 'account', ids: readonly string[]) => rowsBy(kind, keyOf(kind), ids),
  } as unknown as FactReader
}

const keyOf = (kind: FactKind) => factFiles[kind].key[0] ?? ''

/** The real scoring runs, rounds and policy on the generated facts, a day at a time. */
export function openCoach(company: GeneratedCompany, sharedChannels: ReadonlySet<string>) {
  let current = factsOfDay(company)
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
      current = factsOfDay(company)
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
      current = factsOfDay(company)
      await coachRound(ports, { at, model: defaultModel, settings, isDryRun: false, run: null })
    },
  }
}
