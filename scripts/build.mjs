// `npm run build`: src/ → dist/. Does only what changed: `npm start` runs it every time.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
/** What browsers are given as it is; the page's tests and types stay behind. */
const pageFiles = new Set(['.css', '.html', '.js', '.svg'])

generateClient()
run('compile', [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'])
copyPage()

function generateClient() {
  const schema = newestIn(join(root, 'prisma'), name => name.endsWith('.prisma'))
  const client = join(root, 'src/store/generated')
  if (schema === 0 || (existsSync(client) && newestIn(client, () => true) >= schema)) return
  run('generate the database client', ['scripts/prisma.mjs', 'generate'])
}

function copyPage() {
  cpSync(join(root, 'src/sandbox/page'), join(root, 'dist/sandbox/page'), {
    recursive: true,
    filter: path => statSync(path).isDirectory() || pageFiles.has(extname(path)),
  })
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} isMeant
 * @returns {number} epoch milliseconds; 0 where there is no such file
 */
function newestIn(folder, isMeant) {
  if (!existsSync(folder)) return 0
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && isMeant(entry.name))
    .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return Math.max(0, ...times)
}

/**
 * @param {string} title
 * @param {string[]} args
 */
function run(title, args) {
  const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  process.stderr.write(`\n${title}: failed (exit ${status ?? signal})\n`)
  process.exit(status ?? 1)
}
