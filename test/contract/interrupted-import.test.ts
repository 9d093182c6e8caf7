import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openInstallation } from '../../src/composition/installation.ts'
import { carryOut, scoreAndCoach } from '../../src/composition/jobs.ts'
import { projectFolder } from '../../src/composition/sample-workspace.ts'
import { createLog } from '../../src/log.ts'
import { serverUrl } from '../support/databases.ts'
import { withFolder } from '../support/import-files.ts'
import { configOn, placeOn } from '../support/installations.ts'

const DAY = '2026-08-31'
const sample = join(projectFolder, 'samples/cleanme', DAY)
const TEN_MINUTES_MS = 600_000

describe.each(['embedded', 'postgres'] as const)('after an interrupted import, on %s', kind => {
  test.skipIf(kind === 'postgres' && serverUrl === undefined)(
    'nothing is scored until its files were imported to the end, whatever came between',
    async () => {
      const place = await placeOn(kind)
      const installation = await openInstallation(
        configOn(place.location),
        createLog({ level: 'silent' }),
        true,
      )
      const importFrom = (dir: string) =>
        carryOut(installation, { job: 'import', dir, mapping: null, isDryRun: false }, () => {})
      const { writer } = installation.store.bulk
      const longAgo = new Date(installation.now().getTime() - TEN_MINUTES_MS)
      await writer.beginImport(sample, ['accounts.csv account', 'answers.csv answer'], longAgo)
      await withFolder({ 'people.csv': 'person_id,name,role\nP-1,Dana,manager\n' }, importFrom)

      const refused = await scoreAndCoach(installation, DAY, false)
      expect(refused).toMatchObject({ runId: null, accounts: 0, messages: [] })
      expect(refused.note).toContain(`The import of ${sample}, begun on `)
      expect(refused.note).toContain('was interrupted, so some of its facts may be missing.')

      await importFrom(sample)
      const scored = await scoreAndCoach(installation, DAY, false)
      expect(scored.note).toBeNull()
      expect(scored.accounts).toBeGreaterThan(0)
      await installation.close()
      await place.remove()
    },
    300_000,
  )
})
