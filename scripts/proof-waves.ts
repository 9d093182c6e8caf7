// `npm run proof:waves -- [PEOPLE] [MINUTES]`: one assessment of 2,000 people over three weeks of simulated time, through
// the sandbox. It stops after so many minutes and goes on from there when it is called again; a slice that is killed goes
// on from the last quarter of a day. The last figures stand in docs/proofs.md.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newDatabase, openAgain, removeDatabase } from '../test/support/databases.ts'
import { proveWave, waveProgress } from '../test/support/wave-proof.ts'

const people = Number(process.argv[2] ?? 2_000)
const minutes = Number(process.argv[3] ?? 30)

const keptSchema = z.object({
  location: z.union([
    z.object({ kind: z.literal('postgres'), url: z.string() }),
    z.object({ kind: z.literal('embedded'), dataDir: z.string() }),
  ]),
  progress: waveProgress.nullable(),
})
type Kept = z.output<typeof keptSchema>

const folder = join(import.meta.dirname, '../.artifacts')
const place = join(folder, `proof-waves-${people}.json`)
mkdirSync(folder, { recursive: true })

function read(): Kept | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(place, 'utf8')))
  } catch {
    return null
  }
}
function write(kept: Kept): void {
  writeFileSync(`${place}.new`, JSON.stringify(kept))
  renameSync(`${place}.new`, place)
}

const { location, progress: from } = read() ?? { location: await newDatabase(), progress: null }
write({ location, progress: from })
const database = await openAgain(location)
const until = performance.now() + minutes * 60_000
const proof = await proveWave(database, {
  people,
  from,
  keep: progress => write({ location, progress }),
  mayGoOn: () => performance.now() < until,
  say: line => process.stderr.write(`${line}\n`),
}).finally(() => database.close())
if (proof === null) process.stderr.write('Stopped between two moments; call it again to go on.\n')
else {
  await removeDatabase(location)
  rmSync(place)
  process.stdout.write(`${JSON.stringify({ database: location.kind, ...proof })}\n`)
  if (proof.faults.length > 0) process.exitCode = 1
}
