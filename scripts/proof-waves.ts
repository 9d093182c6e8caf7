// `npm run proof:waves -- [PEOPLE]`: one assessment of 2,000 people over three weeks of simulated time, through the
// sandbox. The last figures stand in docs/proofs.md.
import { serverUrl, testDatabases } from '../test/support/databases.ts'
import { proveWave } from '../test/support/wave-proof.ts'

const people = Number(process.argv[2] ?? 2_000)
const where = testDatabases.find(({ isAvailable, name }) => isAvailable && name === 'PostgreSQL')
const [embedded] = testDatabases
const place = serverUrl === undefined ? embedded : (where ?? embedded)
if (place === undefined) throw new Error('there is no database')

const database = await place.open()
const began = performance.now()
try {
  const proof = await proveWave(database, people, line => process.stderr.write(`${line}\n`))
  const seconds = Math.round((performance.now() - began) / 1_000)
  process.stdout.write(`${JSON.stringify({ database: place.name, ...proof, seconds })}\n`)
  if (proof.faults.length > 0) process.exitCode = 1
} finally {
  await database.close()
}
