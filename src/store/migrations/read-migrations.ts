import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file in hex, as Prisma keeps it. */
  readonly checksum: string
}

// The same place from src/store/migrations and from dist/store/migrations.
const shippedFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/** The migrations that ship with this release, in the order in which they apply. */
export function readMigrations(folder = shippedFolder): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map(name => ({ name, file: join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const bytes = readFileSync(file)
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      }
    })
}
