import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factKinds } from '../../src/facts/index.ts'
import { openStore, type StoreLocation } from '../../src/store/index.ts'
import { wordsOf } from '../contract/programs/location.ts'
import { describeOnEachDatabase, embeddedFolder, serverDatabase } from '../support/databases.ts'
import { importDir, withFolder } from '../support/import-files.ts'
import { largeCompany } from '../support/large-company.ts'
import { MemoryFacts } from '../support/memory-facts.ts'
import { startProgram } from '../support/programs.ts'
import { allFacts } from '../support/stored-facts.ts'

/** Chunks after which the import is killed: near its beginning, and near its end. */
const kills = [2, 7]
const afterSilence = new Date(new Date('2026-03-01T09:00:00Z').getTime() + 120_001)

async function emptyDatabase(
  name: string,
): Promise<{ location: StoreLocation; remove: () => Promise<void> | void }> {
  if (name === 'PostgreSQL') {
    const { url, drop } = await serverDatabase()
    return { location: { kind: 'postgres', url }, remove: drop }
  }
  const dataDir = await embeddedFolder()
  return { location: { kind: 'embedded', dataDir }, remove: () => rmSync(dataDir, { recursive: true }) }
}

describeOnEachDatabase('an import that is killed with kill -9', ({ name }) => {
  test('keeps what it acknowledged, is known as interrupted, and is completed by the next without doubling a row', async () => {
    const files = largeCompany(150)
    const clean = new MemoryFacts({ chunkRows: 500, pageRows: 500 })
    const { location, remove } = await emptyDatabase(name)
    await withFolder(files, async dir => {
      await importDir(dir, clean)
      for (const chunks of kills) {
        const program = startProgram('import-facts.ts', dir, ...wordsOf(location))
        await program.printed(chunks)
        await program.kill()
        const { bulk, close } = await openStore(location, 'W-1')
        const acknowledged = new Map<string, number>()
        for (const line of program.lines) {
          const [kind = '', rows = '0'] = line.split(' ')
          acknowledged.set(kind, (acknowledged.get(kind) ?? 0) + Number(rows))
        }
        for (const kind of factKinds) {
          const stored = await bulk.reader.count(kind)
          expect(stored, kind).toBeGreaterThanOrEqual(acknowledged.get(kind) ?? 0)
          expect(stored, kind).toBeLessThanOrEqual(clean.rows(kind).length)
        }
        expect(await bulk.reader.unfinishedImport(afterSilence)).toMatchObject({ state: 'interrupted' })
        await close()
      }
      const { bulk, close } = await openStore(location, 'W-1')
      const result = await importDir(dir, bulk)
      expect(result.rejects).toEqual([])
      expect(await allFacts(bulk.reader)).toEqual(await allFacts(clean.reader))
      expect(await bulk.reader.unfinishedImport(afterSilence)).toBeNull()
      await close()
    })
    await remove()
  }, 300_000)
})
