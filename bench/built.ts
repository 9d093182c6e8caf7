import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '..')

/** Whole programs are measured as users run them: built. */
export function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: projectFolder,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the build failed')
}
