import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'
import { type Lanes, openLanes, type StoreLocation } from '../../src/store/connection/open-lanes.ts'
import { embeddedVersion } from '../../src/store/embedded/data-folder.ts'
import { type Store, storeOn } from '../../src/store/index.ts'
import { readMigrations } from '../../src/store/migrations/read-migrations.ts'

/** A fresh database. An embedded one holds 800 MB: open one in a test file and take a workspace of it in each test. */
export interface OpenDatabase {
  readonly location: StoreLocation
  readonly lanes: Lanes
  /** The store of a workspace of its own; closing the database closes it. */
  workspace(workspaceId?: string): Omit<Store, 'close'>
  close(): Promise<void>
}

export interface TestDatabase {
  readonly name: string
  readonly isAvailable: boolean
  open(): Promise<OpenDatabase>
}

function opened(location: StoreLocation, lanes: Lanes, remove: () => Promise<void> | void): OpenDatabase {
  return {
    location,
    lanes,
    workspace: (workspaceId = `W-${randomUUID()}`) => storeOn(lanes, workspaceId),
    async close() {
      await lanes.close()
      await remove()
    },
  }
}

// A first start takes seconds, a copy of its folder a fraction of one; the name changes with what is in it.
const template = join(
  import.meta.dirname,
  '../../node_modules/.cache/plumbline',
  `database-${createHash('sha256')
    .update(JSON.stringify([embeddedVersion, readMigrations()]))
    .digest('hex')
    .slice(0, 16)}`,
)

async function makeTemplate(): Promise<void> {
  if (existsSync(template)) return
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-template-'))
  await (await openLanes({ kind: 'embedded', dataDir })).close()
  const draft = `${template}.${randomUUID()}`
  cpSync(dataDir, draft, { recursive: true })
  rmSync(dataDir, { recursive: true })
  try {
    renameSync(draft, template)
  } catch (error) {
    // Another test file made it at the same time.
    rmSync(draft, { recursive: true })
    if (!existsSync(template)) throw error
  }
}

/** A data folder with a migrated, empty embedded database that nobody has open. */
export async function embeddedFolder(): Promise<string> {
  await makeTemplate()
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-test-'))
  cpSync(template, dataDir, { recursive: true })
  return dataDir
}

/** The server on which tests make databases of their own, if there is one. */
export const serverUrl = process.env['PLUMBLINE_TEST_DATABASE_URL']

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** An empty database on the server; the caller drops it. */
export async function serverDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  if (serverUrl === undefined) throw new Error('PLUMBLINE_TEST_DATABASE_URL is not set')
  const name = `plumbline_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

const embedded: TestDatabase = {
  name: 'embedded database',
  isAvailable: true,
  async open() {
    const dataDir = await embeddedFolder()
    const location: StoreLocation = { kind: 'embedded', dataDir }
    return opened(location, await openLanes(location), () => rmSync(dataDir, { recursive: true }))
  },
}

const postgres: TestDatabase = {
  name:
    serverUrl === undefined
      ? 'PostgreSQL (skipped; to have it, set PLUMBLINE_TEST_DATABASE_URL=postgres://USER@HOST:5432/postgres)'
      : 'PostgreSQL',
  isAvailable: serverUrl !== undefined,
  async open() {
    const { url, drop } = await serverDatabase()
    const location: StoreLocation = { kind: 'postgres', url }
    return opened(location, await openLanes(location), drop)
  },
}

/** A database that outlives its process, for work that is done in slices: `remove` it at the end. */
export async function newDatabase(): Promise<StoreLocation> {
  if (serverUrl === undefined) return { kind: 'embedded', dataDir: await embeddedFolder() }
  return { kind: 'postgres', url: (await serverDatabase()).url }
}

export const openAgain = async (location: StoreLocation): Promise<OpenDatabase> =>
  opened(location, await openLanes(location), () => {})

export async function removeDatabase(location: StoreLocation): Promise<void> {
  if (location.kind === 'embedded') return rmSync(location.dataDir, { recursive: true })
  const name = new URL(location.url).pathname.slice(1)
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

export const testDatabases: readonly TestDatabase[] = [embedded, postgres]

/** Runs a suite on each database; one that is not there is skipped with a line on how to have it. */
export function describeOnEachDatabase(title: string, suite: (database: TestDatabase) => void): void {
  for (const database of testDatabases)
    describe.skipIf(!database.isAvailable)(`${title}, ${database.name}`, () => suite(database))
}
