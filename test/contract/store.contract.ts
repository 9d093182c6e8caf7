import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../src/store/index.ts'
import type { OpenDatabase } from '../support/databases.ts'
import { auditContract } from './store/audit.ts'
import { checkInsContract } from './store/check-ins.ts'
import { coachingContract } from './store/coaching.ts'
import { directoryContract } from './store/directory.ts'
import { factsContract } from './store/facts.ts'
import { importsContract } from './store/imports.ts'
import { modelsContract } from './store/models.ts'
import { outboxContract } from './store/outbox.ts'
import { runsContract } from './store/runs.ts'
import { schedulesContract } from './store/schedules.ts'
import { sharesContract } from './store/shares.ts'

export type Workspace = Omit<Store, 'close'>

/** What every store must do, whatever database is under it. */
export function storeContract(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const workspace = () => database.workspace()

  test('the database answers', async () => {
    await expect(workspace().ping()).resolves.toBeUndefined()
  })
  factsContract(workspace)
  importsContract(workspace)
  runsContract(workspace)
  coachingContract(workspace)
  checkInsContract(workspace)
  modelsContract(workspace)
  outboxContract(workspace)
  directoryContract(workspace)
  schedulesContract(workspace)
  auditContract(workspace)
  sharesContract(workspace)
}
