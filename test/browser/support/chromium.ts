import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'
import { describe, vi } from 'vitest'

/** Debian's own build first; CHROMIUM_PATH names another one. */
export const chromiumPath =
  process.env['CHROMIUM_PATH'] ?? firstOf(['chromium', 'chromium-browser', 'google-chrome'])

/** Tests of the page: skipped, with one line that says how to have them, where there is no browser. */
export const describeInBrowser = chromiumPath === undefined ? describe.skip : describe

// Accessibility checks look at every element of several screens: slow on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

if (chromiumPath === undefined)
  process.stderr.write(
    'Browser tests skipped: install Chromium (apt-get install chromium) or set CHROMIUM_PATH.\n',
  )

export function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium.')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

function firstOf(names: string[]): string | undefined {
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // the next one
    }
  }
  return undefined
}
