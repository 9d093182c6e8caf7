import { describe, expect, it } from 'vitest'
import { columnName, type FactKind, factFiles, factKinds } from '../../src/facts/index.ts'
import {
  companies,
  companyNames,
  definitionOf,
  filesIn,
  headerOf,
  keyOf,
  loadFacts,
  parseRow,
  rowsIn,
  snapshotsOf,
} from './sample-folders.ts'

const knownFiles = new Set<string>(Object.values(factFiles).map(({ file }) => file))
const folders = [...new Set(companyNames.flatMap(company => companies[company]))]

describe.each(folders)('the folder samples/%s', folder => {
  const dates = snapshotsOf(folder)

  it('has two snapshots that hold nothing but files that an import knows', () => {
    expect(dates).toEqual(['2026-08-31', '2026-09-30'])
    for (const date of dates) expect(filesIn(folder, date).filter(file => !knownFiles.has(file))).toEqual([])
  })

  it.each(factKinds)('names every column of %s as the registry does', kind => {
    const file = definitionOf(kind)
    for (const date of dates) {
      const header = headerOf(folder, date, kind)
      if (header !== null) expect(header).toEqual(Object.keys(file.columns).map(columnName))
    }
  })

  it.each(factKinds)('has only rows of %s that an import accepts, each key once in a file', kind => {
    for (const date of dates) {
      const keys = rowsIn(folder, date, kind).map(row => keyOf(kind, parseRow(kind, row)))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('holds in each snapshot only facts that were known by its date', () => {
    for (const date of dates)
      for (const kind of factKinds) {
        const file = definitionOf(kind)
        if (file.datedBy === undefined) continue
        for (const { at, cells } of rowsIn(folder, date, kind)) {
          const on = file.datedBy.map(name => cells[columnName(name)] ?? '').find(cell => cell !== '') ?? ''
          expect(on === '' || on <= date, `${at}: ${on}`).toBe(true)
        }
      }
  })
})

describe.each(companyNames)('the company %s', company => {
  const dates = snapshotsOf(company)

  it.each(dates)('as of %s names only ids that exist', date => {
    const facts = loadFacts(company, date)
    const ids = new Map<string, Set<unknown>>(
      factKinds.map(kind => {
        const rows: readonly Readonly<Record<string, unknown>>[] = facts[kind]
        return [kind, new Set(rows.map(row => row[definitionOf(kind).key[0] ?? '']))]
      }),
    )
    const dangling: string[] = []
    for (const kind of factKinds) {
      const columns = Object.entries(definitionOf(kind).columns)
      const rows: readonly Readonly<Record<string, unknown>>[] = facts[kind]
      for (const [property, column] of columns) {
        if (column.refersTo === undefined) continue
        const known = ids.get(column.refersTo)
        for (const row of rows)
          for (const id of [row[property]].flat())
            if (id !== null && known?.has(id) !== true) dangling.push(`${kind}.${property} ${String(id)}`)
      }
    }
    expect(dangling).toEqual([])
  })

  const facts = loadFacts(company, dates.at(-1) ?? '')

  it('adds or changes something with every file of the later snapshot', () => {
    const [first = '', second = ''] = dates
    for (const folder of companies[company].slice(0, 1))
      for (const kind of factKinds) {
        const before = new Set(rowsIn(folder, first, kind).map(row => JSON.stringify(row.cells)))
        for (const row of rowsIn(folder, second, kind))
          expect(before.has(JSON.stringify(row.cells)), row.at).toBe(false)
      }
  })

  it('has a manager tree without a cycle, with 8 to 14 people at work', () => {
    const managers = new Map(facts.person.map(person => [person.personId, person.managerId]))
    for (const { personId } of facts.person) {
      const seen = new Set<string>()
      for (let at: string | null = personId; at !== null; at = managers.get(at) ?? null) {
        expect(seen.has(at), `${personId} reaches ${at} twice`).toBe(false)
        seen.add(at)
      }
    }
    const atWork = facts.person.filter(({ leftOn }) => leftOn === null)
    expect(atWork.length).toBeGreaterThanOrEqual(8)
    expect(atWork.length).toBeLessThanOrEqual(14)
  })

  it('pays by measures whose weights sum to one, and needs phases whose shares do', () => {
    const sums = new Map<string, number>()
    const add = (key: string, share: string) => sums.set(key, (sums.get(key) ?? 0) + Number(share))
    for (const { planId, weight } of facts.compMeasure) add(`plan ${planId}`, weight)
    for (const { segment, share } of facts.requiredPhaseMix) add(`segment ${segment}`, share)
    for (const [key, sum] of sums) expect(sum, key).toBeCloseTo(1, 9)
  })

  it('divides every opportunity over product families without a remainder', () => {
    const sums = new Map<string, number>()
    for (const { opportunityId, amount } of facts.opportunityLine)
      sums.set(opportunityId, (sums.get(opportunityId) ?? 0) + Number(amount))
    for (const { opportunityId, amount } of facts.opportunity)
      expect(sums.get(opportunityId), opportunityId).toBe(Number(amount))
  })

  it('keeps contacts, buying centres and their accounts together', () => {
    const accountOf = new Map<string, string>([
      ...facts.contact.map(({ contactId, accountId }) => [contactId, accountId] as const),
      ...facts.buyingCentre.map(({ centreId, accountId }) => [centreId, accountId] as const),
    ])
    for (const { activityId, accountId, contactIds } of facts.activity)
      for (const contactId of contactIds ?? []) expect(accountOf.get(contactId), activityId).toBe(accountId)
    for (const { contactId, accountId, centreId } of facts.contact)
      if (centreId !== null) expect(accountOf.get(centreId), contactId).toBe(accountId)
    for (const { assignmentId, accountId, centreId } of facts.coverageAssignment)
      if (centreId !== null) expect(accountOf.get(centreId), assignmentId).toBe(accountId)
  })

  it('uses reserved example addresses only', () => {
    for (const { email } of [...facts.person, ...facts.contact]) expect(email).toMatch(/\.example$/)
  })

  it('has revenue for at least 24 months', () => {
    expect(new Set(facts.revenue.map(({ period }) => period)).size).toBeGreaterThanOrEqual(24)
  })
})

// What people say in Slack comes in by using the bot.
const saidInSlack: readonly FactKind[] = ['checkIn', 'planReview', 'winLossAnswer']
const broughtAlong = factKinds.filter(kind => !saidInSlack.includes(kind))

it.each(broughtAlong)('every company has facts of the kind %s', (kind: FactKind) => {
  for (const company of companyNames) {
    const dates = snapshotsOf(company)
    expect(loadFacts(company, dates.at(-1) ?? '')[kind].length, company).toBeGreaterThan(0)
  }
})
