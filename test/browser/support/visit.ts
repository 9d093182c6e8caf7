import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'

export interface Visit {
  page: Page
  /** console errors, uncaught errors, refused requests and requests that left this computer */
  troubles: string[]
  close(): Promise<void>
}

/** Opens one page of its own, and notes everything that should not happen in it. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const troubles: string[] = []
  const { origin } = new URL(url)
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error => troubles.push(`uncaught: ${error.message}`))
  page.on('dialog', dialog => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (!request.url().startsWith(origin)) troubles.push(`request to ${request.url()}`)
  })
  await page.goto(url)
  return { page, troubles, close: () => context.close() }
}

/** Screenshots are for looking at: they stay out of the repository. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync('.artifacts/browser', { recursive: true })
  await page.screenshot({ path: `.artifacts/browser/${name}.png` })
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help} — ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  )
  expect(found).toEqual([])
}
