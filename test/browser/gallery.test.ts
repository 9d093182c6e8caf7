import type { KnownBlock } from '@slack/types'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { areaAndPie, barAndLine } from './gallery/charts.ts'
import { elementBlocks, formBlocks } from './gallery/elements.ts'
import { mediaBlocks } from './gallery/media.ts'
import { tableBlocks } from './gallery/tables.ts'
import { textBlocks } from './gallery/text.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { startTinyApp } from './support/tiny-app.ts'
import { expectAccessible, picture, visit } from './support/visit.ts'
import { company } from './support/workspace.ts'

let sandbox: Sandbox
let browser: Browser
let stop: () => Promise<void>

/** 1 × 1 pixel, teal */
const teal = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgj4n5DwADJgGrG6mDpgAAAABJRU5ErkJggg==',
  'base64',
)

const shown: [string, unknown[]][] = []

describeInBrowser('every block of Block Kit', () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ workspace: company })
    browser = await launch()
    const tiny = await startTinyApp(sandbox)
    stop = tiny.stop
    const file = await fetch(`${sandbox.origin}/sandbox/api/people/U01DANA/files?name=teal.png`, {
      method: 'POST',
      body: teal,
      headers: { 'Content-Type': 'image/png' },
    })
    const { id } = (await file.json()) as { id: string }
    shown.push(
      ['text', textBlocks],
      ['media', mediaBlocks(id)],
      ['tables', tableBlocks],
      ['bar-line', barAndLine],
      ['area-pie', areaAndPie],
      ['elements', elementBlocks],
    )
    for (const [name, blocks] of shown)
      await tiny.app.client.chat.postMessage({
        channel: 'C01SALES',
        text: name,
        blocks: blocks as KnownBlock[],
      })
    tiny.app.shortcut('plan_check_in', async ({ ack, shortcut, client }) => {
      await ack()
      await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'Check in' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: formBlocks,
        },
      })
    })
  })

  afterAll(async () => {
    await stop?.()
    await browser?.close()
    await sandbox?.close()
  })

  it.each([
    ['light', 'U01DANA', { colorScheme: 'light' as const }],
    ['dark', 'U02MIGUEL', { colorScheme: 'dark' as const }],
    ['phone', 'U03RUTH', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ])('is drawn and accessible: %s', async (name, person, options) => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/${person}/C01SALES`, options)
    await page.getByRole('log').getByText('What the plan pays for', { exact: true }).waitFor()
    for (const [title] of shown) {
      const message = page.locator('.message').nth(shown.findIndex(([other]) => other === title))
      await message.scrollIntoViewIfNeeded()
      await message.screenshot({ path: `.artifacts/browser/gallery-${name}-${title}.png` })
    }
    expect(await page.locator('.placeholder').count()).toBe(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Attach a file or run a shortcut' }).click()
    await page.getByRole('menuitem', { name: /Plan a check-in/ }).click()
    await page.getByRole('dialog', { name: 'Check in' }).waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).last().click()
    await picture(page, `gallery-${name}-form`)
    await expectAccessible(page)
    expect(troubles).toEqual([])
    await close()
  })
})
