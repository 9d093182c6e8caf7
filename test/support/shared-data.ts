import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** The folder beside the repository; beside its main checkout where this is one of several worktrees. */
function candidates(): string[] {
  const named = process.env['PLUMBLINE_SHARED_DIR']
  const beside = [join(root, '../shared')]
  try {
    const common = execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-common-dir'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    beside.push(join(dirname(common.trim()), '../shared'))
  } catch {
    // No git: the folder beside the repository is all there can be.
  }
  return named === undefined ? beside : [named]
}

/** An optional folder of public data sets beside the repository; null where it is absent. */
export function sharedData(dataSet: string): string | null {
  const found = candidates()
    .map(folder => join(folder, 'data', dataSet))
    .find(existsSync)
  if (found === undefined)
    console.log(`skipped: ../shared/data/${dataSet} is not there (PLUMBLINE_SHARED_DIR names another place)`)
  return found ?? null
}
