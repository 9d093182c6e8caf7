// Adds a nudge, a command or a scoring module: npm run new -- nudge plan-stale
import { join } from 'node:path'
import { RefusedName, scaffold, tidy } from './scaffold/scaffold.ts'

const [kind = '', name = ''] = process.argv.slice(2)
try {
  const root = join(import.meta.dirname, '..')
  const { files, next } = scaffold(root, kind, name)
  tidy(root, files)
  console.log(
    [...files.map(file => `wrote ${file}`), '', 'Next:', ...next.map(step => `- ${step}`)].join('\n'),
  )
} catch (error) {
  if (!(error instanceof RefusedName)) throw error
  console.error(`npm run new -- KIND NAME: ${error.message}`)
  process.exitCode = 2
}
