import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { FolderLock } from '../embedded/folder-lock.ts'
import { type OpenPool, openEmbedded } from '../embedded/open-embedded.ts'
import { keepLogSmall } from '../embedded/write-ahead-log.ts'
import { PrismaClient } from '../generated/client.ts'
import { applyMigrations } from '../migrations/apply-migrations.ts'
import { type Alone, aloneInProcess, aloneOnServer } from './alone.ts'
import { type Lane, LaneGate } from './lane-gate.ts'
import { LanePool, noTurns, type Turns } from './lane-pool.ts'
import { plannerSettings } from './planner-settings.ts'
import { asUnavailable } from './unavailable.ts'

export type StoreLocation =
  | {
      readonly kind: 'embedded'
      readonly dataDir: string
      /** The folder's lock where the caller took it before; the store releases it. */
      readonly lock?: FolderLock
    }
  | { readonly kind: 'postgres'; readonly url: string }

/** What the ports of one lane work with. */
export interface LaneConnection {
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  /** One at a time over both lanes, and on PostgreSQL over all processes. */
  readonly alone: Alone
  /** The most rows that one statement writes. */
  readonly chunkRows: number
  /** The most rows that one statement reads. */
  readonly pageRows: number
}

export interface Lanes {
  readonly interactive: LaneConnection
  readonly bulk: LaneConnection
  /** What a person does when the database is not usable. */
  readonly whatToDo: string
  close(): Promise<void>
}

// Measured: beside chunks of 100 rows an answer's p99 is 29 ms, beside chunks of 5,000 it is 284 ms.
const EMBEDDED = { chunkRows: 100, pageRows: 200 }
const POSTGRES = { chunkRows: 5_000, pageRows: 5_000 }
const CONNECTIONS = 10
/** What every connection of ours is called on a server. */
export const APPLICATION = 'plumbline'
const CONNECT_TIMEOUT_MS = 10_000
// Bulk transactions wait behind answers; Prisma's own two and five seconds are for a database without lanes.
const TRANSACTION = { maxWait: 60_000, timeout: 60_000 }

function openPostgres(url: string): OpenPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: APPLICATION,
    onConnect: async (client: pg.ClientBase) => {
      for (const [name, value] of Object.entries(plannerSettings))
        await client.query(`SET ${name} = ${value}`)
    },
  })
  // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => {})
  return { pool, close: () => pool.end() }
}

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await applyMigrations(client)
  } finally {
    client.release()
  }
}

const whatToDo = {
  embedded: 'Start Plumbline again; if that does not help, check the disk of the data folder.',
  postgres: 'Check that PostgreSQL runs and that DATABASE_URL is right.',
}

/** Opens the database, brings it up to this release, and gives both lanes to it. */
export async function openLanes(location: StoreLocation): Promise<Lanes> {
  const isEmbedded = location.kind === 'embedded'
  const inner = isEmbedded ? await openEmbedded(location.dataDir, location.lock) : openPostgres(location.url)
  const turns: Turns = isEmbedded ? new LaneGate() : noTurns
  const alone = isEmbedded ? aloneInProcess() : aloneOnServer(inner.pool)
  const lane = (name: Lane): LaneConnection => {
    const pool = new LanePool(inner.pool, turns, name)
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION })
    return { pool, prisma, alone, ...(isEmbedded ? EMBEDDED : POSTGRES) }
  }
  try {
    await migrate(inner.pool)
  } catch (error) {
    await inner.close()
    throw asUnavailable(error, whatToDo[location.kind])
  }
  const interactive = lane('interactive')
  const bulk = lane('bulk')
  const stopKeeping = isEmbedded ? keepLogSmall(bulk.pool) : () => {}
  return {
    interactive,
    bulk,
    whatToDo: whatToDo[location.kind],
    async close() {
      stopKeeping()
      await interactive.prisma.$disconnect()
      await bulk.prisma.$disconnect()
      await inner.close()
    },
  }
}
