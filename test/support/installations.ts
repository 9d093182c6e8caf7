import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import type { StoreLocation } from '../../src/store/index.ts'
import { embeddedFolder, serverDatabase } from './databases.ts'

/** A place for an installation of its own: an empty database, and a data folder. */
export interface Place {
  readonly location: StoreLocation
  readonly config: Config
  /** What a process of its own needs to find the place. */
  readonly environment: Readonly<Record<string, string>>
  remove(): Promise<void>
}

export function configOn(location: StoreLocation): Config {
  return {
    slack: null,
    databaseUrl: location.kind === 'postgres' ? location.url : null,
    dataDir: location.kind === 'embedded' ? location.dataDir : tmpdir(),
    sandboxPort: 0,
    baseCurrency: 'USD',
    fiscalYearStartMonth: 1,
    retention: { allDays: 35, monthEndDays: 400 },
    // Rounds are run by hand in tests: once in four years is never.
    roundCron: '0 0 29 2 *',
    ops: null,
    hasQuietHours: false,
    archivePassphrase: null,
    logLevel: 'silent',
  }
}

export async function placeOn(kind: StoreLocation['kind']): Promise<Place> {
  if (kind === 'embedded') {
    const dataDir = await embeddedFolder()
    const location = { kind, dataDir } as const
    return {
      location,
      config: configOn(location),
      environment: { PLUMBLINE_DATA_DIR: dataDir },
      remove: async () => rmSync(dataDir, { recursive: true, force: true }),
    }
  }
  const { url, drop } = await serverDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-data-'))
  const location = { kind, url } as const
  return {
    location,
    config: { ...configOn(location), dataDir },
    environment: { DATABASE_URL: url, PLUMBLINE_DATA_DIR: dataDir },
    async remove() {
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
