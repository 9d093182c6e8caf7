import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assessPorts } from '../../src/composition/assessments.ts'
import { startWave } from '../../src/workflows/assess/start.ts'
import { sample, startWholeBot, type WholeBot } from '../support/whole-bot.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { expectAccessible, picture, visit } from './support/visit.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let whole: WholeBot
let browser: Browser

/** A line that a phone has to scroll sideways for is a line that nobody reads. */
const isCutOff = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describeInBrowser('an assessment on a phone', () => {
  beforeAll(async () => {
    whole = await startWholeBot({
      database: 'embedded',
      transport: 'socket',
      before: sample('cleanme', '2026-08-31'),
    })
    const ports = assessPorts(whole.installation, 'bulk')
    const starter = await ports.directory.personBySlackUser(whole.userId('Lucille Okonjo'))
    if (starter === null) throw new Error('nobody starts it')
    const scope = { functions: [], regions: [], teams: [] }
    await startWave(ports, starter, { template: 'short', statements: [], scope, isRepeated: false })
    await whole.bot.turnAssessments()
    await whole.bot.deliver()
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await whole?.close()
  })

  it('is read, answered page by page, and handed in', async () => {
    const { page, troubles, close } = await visit(browser, whole.sandbox.origin, phone)
    page.setDefaultTimeout(60_000)
    await page.getByRole('link', { name: /Dana Keller/ }).click()
    const invitation = page.getByRole('article').filter({ hasText: 'Answer now' }).last()
    await invitation.getByRole('button', { name: 'Answer now' }).waitFor()
    expect(await isCutOff(page)).toBe(false)
    await picture(page, 'assessment-1-invitation')
    await expectAccessible(page)
    await invitation.getByRole('button', { name: 'Answer now' }).click()
    const form = page.getByRole('dialog', { name: 'Your view' })
    for (const pageNo of [1, 2, 3, 4]) {
      await form.getByText(`page ${pageNo} of 4`).waitFor()
      const groups = form.getByRole('radiogroup')
      const count = await groups.count()
      expect(count).toBeGreaterThan(3)
      for (let index = 0; index < count; index += 1)
        await groups.nth(index).getByRole('radio', { name: /^4/ }).check()
      expect(await isCutOff(page)).toBe(false)
      if (pageNo === 1 || pageNo === 4) {
        await picture(page, `assessment-page-${pageNo}`)
        await expectAccessible(page)
      }
      await form.getByRole('button', { name: pageNo === 4 ? 'Submit' : 'Next', exact: true }).click()
    }
    await form.getByText('nothing ties them to you').waitFor()
    await picture(page, 'assessment-3-thanks')
    expect(troubles).toEqual([])
    await close()
  })
})
