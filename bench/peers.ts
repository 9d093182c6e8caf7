import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Engines that we measure against live in a folder of their own and never become dependencies of ours. */
const folder = join(process.cwd(), 'bench', '.peers')

export const scoringPeers = { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.24.0' } as const

function isInstalled(name: string, version: string): boolean {
  const manifest = join(folder, 'node_modules', name, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
}

/** Installs the peers once; throws with npm's own words when that fails. */
export function installPeers(peers: Readonly<Record<string, string>>): void {
  const wanted = Object.entries(peers)
  if (wanted.every(([name, version]) => isInstalled(name, version))) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const packages = wanted.map(([name, version]) => `${name}@${version}`)
  const npm = spawnSync(
    'npm',
    ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...packages],
    { cwd: folder, encoding: 'utf8' },
  )
  if (npm.status !== 0) throw new Error(`npm could not install ${packages.join(', ')}:\n${npm.stderr}`)
}

/** Loads a peer from its folder. */
export function requirePeer(name: keyof typeof scoringPeers): unknown {
  return createRequire(join(folder, 'package.json'))(name)
}
