import { serverUrl } from '../../test/support/databases.ts'
import type { Bench } from '../report.ts'
import { broadcastCase } from './broadcast.ts'
import { dueToPostCase } from './due-to-post.ts'
import { interactiveCase } from './interactive.ts'
import { pacerCase } from './pacer.ts'
import { rowsCase } from './rows.ts'

/** How fast messages leave, what each costs, and whether people wait for them. */
export const deliveryBench: Bench = {
  title:
    'a broadcast against the shortest possible time (goal 1.10, no 429), due to POST (goal 50 ms), many rows against few (goal 1.0), and a form that opens beside bulk',
  async run(report, note) {
    pacerCase(report)
    if (serverUrl === undefined) {
      note('PostgreSQL is left out; to have it, set PLUMBLINE_TEST_DATABASE_URL')
      return
    }
    await rowsCase(report)
    await dueToPostCase(report, note)
    await interactiveCase(report, note)
    await broadcastCase(report, note)
  },
}
