import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { plannerSettings } from '../connection/planner-settings.ts'

interface NodeFileSystem {
  stream_ops: { fsync?: (stream: { nfd?: number }) => number }
}
interface PostgresModule {
  NODEFS?: NodeFileSystem
  FS: { filesystems: { NODEFS: NodeFileSystem } }
}

// The file system of the embedded database has no fsync: without this a commit rests in the page cache only.
function addFsync(module: PostgresModule): void {
  const files = module.NODEFS ?? module.FS.filesystems.NODEFS
  files.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) fs.fsyncSync(nfd)
    return 0
  }
}

class DurableFiles extends NodeFS {
  override async init(...[database, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(database, options)
    const preRun: unknown[] = Array.isArray(emscriptenOpts.preRun) ? emscriptenOpts.preRun : []
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, addFsync] as never } }
  }
}

/**
 * PostgreSQL inside this thread, its files in a folder. A commit is on the disk when it is acknowledged: the flag that
 * switches fsync off is dropped, and the WAL is synced by the one call that the file system above knows.
 */
export async function openDurableDatabase(folder: string): Promise<PGlite> {
  const startParams = [
    ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
    ...['-c', 'wal_sync_method=fsync'],
    ...Object.entries(plannerSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    // Statistics of 300 rows instead of 30,000: taking them must not hold up an answer.
    ...['-c', 'default_statistics_target=1'],
    // Segments of the log beyond this are removed at a checkpoint instead of being kept for later.
    ...['-c', 'max_wal_size=48MB', '-c', 'min_wal_size=32MB'],
  ]
  return PGlite.create({ fs: new DurableFiles(folder), startParams })
}
