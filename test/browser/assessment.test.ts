import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assessPorts } from '../../src/composition/assessments.ts'
import { sendPage } from '../../src/workflows/assess/answer.ts'
import { startWave } from '../../src/workflows/assess/start.ts'
import { sample, startWholeBot, type WholeBot } from '../support/whole-bot.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { expectAccessible, picture, visit } from './support/visit.ts'

const manager = 'Colin Drummond'
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
    await startWave(ports, starter, { template: 'short', statements: [], scope, isRepeated: true })
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

  it('is read by a manager in Home, in /coach alignment, as a picture and in the digest', async () => {
    const ports = assessPorts(whole.installation, 'bulk')
    const [wave] = await ports.assessments.waves(['open'])
    if (wave === undefined) throw new Error('nothing is open')
    const last = wave.form.pages.length - 1
    const { people } = await whole.ask<{ people: { id: string }[] }>('workspace')
    for (const [person, { id: slackUserId }] of people.entries())
      for (const [pageNo, { items }] of wave.form.pages.entries()) {
        const rating = (index: number) => String(1 + ((index * 2 + (person % 3)) % 5))
        const answers = Object.fromEntries(items.map((item, index) => [item, rating(index)]))
        const comment = pageNo === last ? 'Service hears of a sale only when the pump is there.' : null
        await sendPage(ports, { slackUserId, waveId: wave.waveId, pageNo, answers, comment })
      }
    await ports.assessments.endAt(wave, new Date(Date.now() - 1_000))
    await whole.bot.turnAssessments()
    await whole.bot.deliver()
    await whole.type(manager, '/coach alignment')
    const { page, troubles, close } = await visit(browser, whole.sandbox.origin, phone)
    page.setDefaultTimeout(60_000)
    await page.getByRole('link', { name: new RegExp(manager) }).click()
    const results = page.getByRole('article').filter({ hasText: 'What to talk about first' }).last()
    await results.getByText('What to talk about first').waitFor()
    expect(await isCutOff(page)).toBe(false)
    await results.screenshot({ path: '.artifacts/browser/assessment-4-results.png' })
    await expectAccessible(page)
    await results.getByRole('button', { name: 'Show as picture' }).click()
    const drawn = page.getByRole('img', { name: /Heat map/ }).last()
    await drawn.waitFor()
    await picture(page, 'assessment-5-picture')
    await whole.type(manager, '/coach digest')
    const digest = page.getByRole('article').filter({ hasText: 'Your team this week' }).last()
    await digest.getByText('Results: Alignment, short form').waitFor()
    expect(await isCutOff(page)).toBe(false)
    await digest.screenshot({ path: '.artifacts/browser/assessment-6-digest.png' })
    await close()
    const wide = await visit(browser, whole.sandbox.origin)
    await wide.page.getByRole('link', { name: new RegExp(manager) }).click()
    await wide.page.getByRole('link', { name: 'Home', exact: true }).click()
    const home = wide.page.getByRole('heading', { name: 'Alignment' })
    await home.first().scrollIntoViewIfNeeded()
    await picture(wide.page, 'assessment-7-home')
    await expectAccessible(wide.page)
    expect([...troubles, ...wide.troubles]).toEqual([])
    await wide.close()
  })
})
