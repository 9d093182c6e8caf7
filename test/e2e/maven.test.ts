import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job, RunOutput } from '../../src/composition/jobs.ts'
import { allOf } from '../../src/workflows/pages.ts'
import { serverUrl } from '../support/databases.ts'
import { withFolder } from '../support/import-files.ts'
import { sharedData } from '../support/shared-data.ts'
import { type DatabaseKind, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const maven = sharedData('maven-crm')
const fixtures = join(import.meta.dirname, '../fixtures')
const mapping = join(fixtures, 'mappings/maven-crm.mapping.yaml')
const answers = (date: string) => join(fixtures, 'maven-answers', date)

/** What the made-up answers must move; test/fixtures/maven-answers/README.md says why. */
const moves = [
  { account: 'Cheers', before: '1b', after: '1a', says: 'Tier 1b to Tier 1a' },
  { account: 'Dontechi', before: '3', after: '1a', says: 'Tier 3 to Tier 1a' },
  { account: 'Hatfan', before: '2', after: '1a', says: 'Tier 2 to Tier 1a' },
  { account: 'Hottechi', before: '1a', after: '2', says: 'Tier 1a to Tier 2' },
  { account: 'Konex', before: '1a', after: '1b', says: 'Tier 1a to Tier 1b' },
  { account: 'Ron-tech', before: '1a', after: '2', says: 'Tier 1a to Tier 2' },
] as const
const isTier1 = (tier: string) => tier.startsWith('1')

const databases: readonly DatabaseKind[] = ['embedded', 'postgres']

describe.skipIf(maven === null).each(databases)('Maven data, scored as of two dates, on %s', database => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  let whole: WholeBot
  let round: RunOutput

  const importOf = (dir: string, map: string | null = null): Job => ({
    job: 'import',
    dir,
    mapping: map,
    isDryRun: false,
  })
  const people = async () => (await allOf(whole.installation.store.bulk.reader, 'person')).map(r => r.row)

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport: 'socket',
      before: async (job, { store }) => {
        await job(importOf(maven ?? '', mapping))
        // The people of this data set have no e-mail address, by which Slack knows them.
        const rows = (await allOf(store.bulk.reader, 'person')).map(({ row }) => row)
        const lines = rows.map(({ personId, name, role, managerId }) =>
          [
            personId,
            name,
            role,
            managerId ?? '',
            `${name.toLowerCase().replaceAll(' ', '.')}@maven.example`,
          ].join(),
        )
        await withFolder({}, async dir => {
          await writeFile(
            join(dir, 'people.csv'),
            ['person_id,name,role,manager_id,email', ...lines, ''].join('\n'),
          )
          await job(importOf(dir))
        })
        await job(importOf(answers('2017-09-30')))
        await job({ job: 'run', asOf: '2017-09-30', isDryRun: false })
      },
    })
    await whole.job(importOf(answers('2017-12-31')))
    round = (await whole.job({ job: 'run', asOf: '2017-12-31', isDryRun: false })) as RunOutput
    await whole.bot.deliver()
  }, 600_000)
  afterAll(async () => whole?.close())

  const check = test.skipIf(isMissing)

  check('the made-up answers move just the accounts that they are meant to move', () => {
    expect(round.accounts).toBe(85)
    const found = round.tierChanges
      .filter(change => isTier1(change.before) || isTier1(change.after))
      .map(({ accountId, before, after, isFirm }) => ({ accountId, before, after, isFirm }))
    expect(found).toEqual(
      moves.map(({ account, before, after }) => ({ accountId: account, before, after, isFirm: true })),
    )
  })

  check('each move reaches the accountable lead in one message, and nobody else hears of it', async () => {
    const leads = new Map(
      (await allOf(whole.installation.store.bulk.reader, 'coverageAssignment')).flatMap(({ row }) =>
        row.isLead && row.untilOn === null ? [[row.accountId, row.personId] as const] : [],
      ),
    )
    const told = new Set(moves.map(({ account }) => leads.get(account)))
    expect(told.size).toBe(moves.length - 1)
    for (const { personId, name } of await people()) {
      const messages = await whole.directMessages(name)
      // Others may be asked a question; of moves they hear nothing.
      expect(messages.length).toBeLessThanOrEqual(1)
      const isTold = messages.some(message => wordsOf(message).includes(' moved from '))
      expect([name, isTold]).toEqual([name, told.has(personId)])
      for (const { account, says } of moves) {
        const mentions = wordsOf(messages[0]).includes(`${account} moved from ${says}`)
        expect([account, name, mentions]).toEqual([account, name, leads.get(account) === personId])
      }
    }
  })

  check('two moves of one lead come in one message, the loss of a Tier 1 account first', async () => {
    const text = wordsOf((await whole.directMessages('Darcel Schlecht'))[0])
    expect(text.indexOf('Ron-tech moved')).toBeGreaterThan(-1)
    expect(text.indexOf('Ron-tech moved')).toBeLessThan(text.indexOf('Dontechi moved'))
  })

  check('a second import, run and delivery send nothing', async () => {
    const received = async () =>
      Promise.all((await people()).map(async ({ name }) => (await whole.directMessages(name)).length))
    const before = await received()
    await whole.job(importOf(answers('2017-12-31')))
    const again = (await whole.job({ job: 'run', asOf: '2017-12-31', isDryRun: false })) as RunOutput
    expect([again.tierChanges, again.messages]).toEqual([[], []])
    expect(await whole.bot.deliver()).toEqual({ sent: 0, retried: 0, unknown: 0, dead: 0 })
    expect(await received()).toEqual(before)
  })
})
