import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, testDatabases } from '../support/databases.ts'
import { account, activity } from '../support/fact-rows.ts'

const embedded = testDatabases.find(({ name }) => name === 'embedded database')

describe('lanes of the embedded database', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    if (embedded === undefined) throw new Error('no embedded database')
    database = await embedded.open()
  })
  afterAll(() => database.close())

  test('an answer that comes into a queue of bulk work waits for the running statement only', async () => {
    const { interactive, bulk } = database.workspace()
    const order: string[] = []
    const noted = (name: string, work: Promise<unknown>) => work.then(() => order.push(name))
    const chunk = (number: number) =>
      Array.from({ length: bulk.writer.chunkRows }, (_, index) => activity(`T-${number}-${index}`))
    const running = await database.lanes.bulk.pool.connect()
    const queue = [1, 2, 3, 4, 5].map(number =>
      noted(`bulk ${number}`, bulk.writer.write('import', 'activity', chunk(number))),
    )
    const asked = vi.spyOn(database.lanes.interactive.pool, 'connect')
    const answers = [
      noted('answer by SQL', interactive.reader.count('account')),
      noted('answer by Prisma', interactive.runs.byId('no-such-run')),
    ]
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(answers.length), { timeout: 30_000 })
    running.release()
    await Promise.all([...queue, ...answers])
    expect(order.slice(0, 2).toSorted()).toEqual(['answer by Prisma', 'answer by SQL'])
    expect(order.slice(2)).toEqual(['bulk 1', 'bulk 2', 'bulk 3', 'bulk 4', 'bulk 5'])
  })

  test('an answer does not come between the statements of a transaction', async () => {
    const { bulk, interactive } = database.lanes
    const order: string[] = []
    await bulk.prisma
      .$transaction(async tx => {
        await tx.$executeRaw`SELECT 1`
        const answer = interactive.pool.query('SELECT 1').then(() => order.push('answer'))
        await tx.$executeRaw`SELECT 1`
        order.push('transaction')
        return { answer }
      })
      .then(({ answer }) => answer)
    expect(order).toEqual(['transaction', 'answer'])
  })

  test('a statement that fails gives its turn back', async () => {
    const { bulk, interactive } = database.workspace()
    for (let attempt = 0; attempt < 20; attempt += 1)
      await expect(
        bulk.writer.write('import', 'account', [account('A-1', { startedOn: '2026-02-30' })]),
      ).rejects.toThrow(/out of range/)
    expect(await interactive.reader.count('account')).toBe(0)
  })
})
