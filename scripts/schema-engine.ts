import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationDirectory } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const root = join(import.meta.dirname, '..')
export const migrationsFolder = join(root, 'prisma/migrations')
export const schemaFolder = join(root, 'prisma/schema')

// The types of Node leave out what WebAssembly can do.
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

export const lockFile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }

// Prisma's schema engine as WebAssembly: it needs no binary to download and no server to work on.
async function schemaEngine(database: PGlite) {
  const require = createRequire(import.meta.url)
  const wasm = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database))
  return bindings.SchemaEngine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => {},
    factory,
  )
}

function migrations(): MigrationDirectory[] {
  const names = existsSync(migrationsFolder) ? readdirSync(migrationsFolder).sort() : []
  return names
    .map(name => ({ name, file: join(migrationsFolder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(file, 'utf8') } },
    }))
}

function schemaFiles() {
  const names = readdirSync(schemaFolder).filter(name => name.endsWith('.prisma'))
  return names.map(name => ({ path: name, content: readFileSync(join(schemaFolder, name), 'utf8') }))
}

/** The SQL that leads from the migrations to the schema; null where they agree. */
export async function schemaDrift(): Promise<string | null> {
  const database = await PGlite.create()
  try {
    const engine = await schemaEngine(database)
    const { exitCode, stdout } = await engine.diff({
      from: {
        tag: 'migrations',
        baseDir: migrationsFolder,
        lockfile: lockFile,
        shadowDbInitScript: '',
        migrationDirectories: migrations(),
      },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : stdout
  } finally {
    await database.close()
  }
}
