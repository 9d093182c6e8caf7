import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { startTinyApp } from './support/tiny-app.ts'
import { expectAccessible, picture, visit } from './support/visit.ts'
import { company } from './support/workspace.ts'

type Tiny = Awaited<ReturnType<typeof startTinyApp>>

let sandbox: Sandbox
let browser: Browser
let tiny: Tiny

describeInBrowser('a newcomer', () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ workspace: company })
    tiny = await startTinyApp(sandbox)
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await tiny?.stop()
    await sandbox?.close()
  })

  it('picks a person, asks, presses a button, fills a form and opens Home', async () => {
    const { page, troubles, close } = await visit(browser, sandbox.origin)
    await page.getByRole('heading', { name: 'Try Coverage demo at Northlight Pumps' }).waitFor()
    await page.getByText('nothing you type here leaves it').waitFor()
    await picture(page, 'newcomer-1-start')
    await expectAccessible(page)

    await page.getByRole('link', { name: /Dana Okafor/ }).click()
    await page.getByRole('heading', { name: 'Hello, Dana' }).waitFor()
    await page.getByText('Its commands begin with a slash and can be typed in any conversation.').waitFor()
    await page.getByText('What you write here reaches it too.').waitFor()
    await picture(page, 'newcomer-2-first-sight')
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Try /coverage' }).click()
    const answer = page.getByRole('article', { name: /Coverage demo/ }).last()
    await answer.getByText('Only visible to you').waitFor()
    await answer.getByRole('heading', { name: 'Kestrel Foods: tier 1b' }).waitFor()
    await picture(page, 'newcomer-3-answer')
    await expectAccessible(page)

    await answer.getByRole('button', { name: 'Keep a note' }).click()
    const form = page.getByRole('dialog', { name: 'Keep a note' })
    await form.getByRole('textbox', { name: 'What moved?' }).waitFor()
    await picture(page, 'newcomer-4-form')
    await form.getByRole('button', { name: 'Keep', exact: true }).click()
    await form.getByText('Please complete this required field.').waitFor()
    await form.getByRole('textbox', { name: 'What moved?' }).fill('Hm')
    await form.getByRole('button', { name: 'Keep', exact: true }).click()
    await form.getByText('Say a little more than that.').waitFor()
    expect(await form.getByRole('textbox', { name: 'What moved?' }).getAttribute('aria-invalid')).toBe('true')
    await picture(page, 'newcomer-5-form-error')
    await expectAccessible(page)
    await form.getByRole('textbox', { name: 'What moved?' }).fill('The economic buyer wants a review.')
    await form.getByLabel('When').fill('2026-07-06')
    await form.getByRole('combobox', { name: 'Who was there' }).fill('rut')
    await form.getByRole('option', { name: /Ruth Adeyemi/ }).click()
    await page.keyboard.press('Escape')
    expect(await form.isVisible()).toBe(true)
    await form.getByRole('button', { name: 'Keep', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    expect(tiny.heard.notes).toEqual([
      {
        account: 'Kestrel Foods',
        words: 'The economic buyer wants a review.',
        when: '2026-07-06',
        people: ['U03RUTH'],
      },
    ])

    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await page.getByRole('heading', { name: 'Good morning, Dana' }).waitFor()
    await picture(page, 'newcomer-6-home')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect.poll(() => tiny.heard.actions.some(({ id }) => id === 'refresh')).toBe(true)
    expect(troubles).toEqual([])
    await close()
  })

  it('waits for a handful of files, none of them from elsewhere', async () => {
    const { page, troubles, close } = await visit(browser, 'about:blank')
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(`${sandbox.origin}/#/U01DANA/C01SALES`)
    await page.getByRole('textbox', { name: 'Message #sales' }).waitFor()
    expect(asked.length).toBeLessThan(15)
    expect(asked.filter(url => !url.startsWith(sandbox.origin))).toEqual([])
    expect(troubles.filter(trouble => !trouble.startsWith('request to'))).toEqual([])
    await close()
  })

  it('reads an ephemeral answer that others never see, and dismisses it', async () => {
    const dana = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    const ruth = await visit(browser, `${sandbox.origin}/#/U03RUTH/C01SALES`)
    await ruth.page.getByRole('textbox', { name: 'Message #sales' }).fill('Good morning all')
    await ruth.page.keyboard.press('Enter')
    await dana.page.getByRole('log').getByText('Good morning all').waitFor()
    await dana.page.getByRole('textbox', { name: 'Message #sales' }).fill('/comp-mix')
    await dana.page.keyboard.press('Enter')
    await dana.page.getByText('Your plan pays 60 % for consumables.').waitFor()
    await dana.page.getByRole('textbox', { name: 'Message #sales' }).fill('See you at ten')
    await dana.page.keyboard.press('Enter')
    await ruth.page.getByRole('log').getByText('See you at ten').waitFor()
    expect(await ruth.page.getByText('Your plan pays').count()).toBe(0)
    await dana.page.getByRole('button', { name: 'Dismiss' }).click()
    await dana.page.getByText('Your plan pays').waitFor({ state: 'detached' })
    expect([...dana.troubles, ...ruth.troubles]).toEqual([])
    await dana.close()
    await ruth.close()
  })

  it('is told when the app does not answer, and keeps what was typed', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    const box = page.getByRole('textbox', { name: 'Message #sales' })
    await box.fill('/silent')
    await page.keyboard.press('Enter')
    await page.getByText('Waiting for Coverage demo…').waitFor()
    await page
      .getByRole('alert')
      .getByText(/operation_timeout/)
      .waitFor()
    expect(await box.inputValue()).toBe('/silent')
    await picture(page, 'newcomer-7-timeout')
    expect(troubles).toEqual([])
    await close()
  })

  it('answers in a thread, in a pane of its own', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    await page.getByRole('textbox', { name: 'Message #sales' }).fill('hello')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '1 reply' }).click()
    const thread = page.getByRole('region', { name: 'Thread' })
    await thread.getByText('Hello there.').waitFor()
    await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('/coverage')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await thread.getByText(/no slash commands in threads/).waitFor()
    await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('And *welcome* to #sales')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '2 replies' }).waitFor()
    await picture(page, 'newcomer-8-thread')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await thread.waitFor({ state: 'detached' })
    expect(troubles).toEqual([])
    await close()
  })

  it('sees the traffic behind it all, without tokens', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/traffic`)
    await page.getByRole('button', { name: 'views.open' }).first().click()
    await page.getByRole('group', { name: 'Request, JSON' }).getByText('trigger_id').waitFor()
    await picture(page, 'newcomer-9-traffic')
    expect(await page.locator('main').innerText()).not.toMatch(/xoxb-|xapp-/)
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: 'Errors only' }).check()
    await page.getByRole('button', { name: '/silent' }).waitFor()
    expect(await page.getByRole('button', { name: 'views.open' }).count()).toBe(0)
    expect(troubles).toEqual([])
    await close()
  })

  it.each([
    ['phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
    [
      'phone-dark',
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'dark' as const },
    ],
    ['dark', { colorScheme: 'dark' as const }],
    // 200 % zoom of a window 1280 wide
    ['zoom', { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }],
  ])('finds everything, and nothing is cut off: %s', async (name, options) => {
    const { page, troubles, close } = await visit(browser, sandbox.origin, options)
    const isNarrow = 'viewport' in options
    await page.getByRole('link', { name: /Sarita Bose/ }).click()
    const box = page.getByRole('textbox', { name: 'Message Coverage demo' })
    await box.fill('/coverage Ridge Chemicals')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ridge Chemicals: tier 1b' }).last().waitFor()
    await picture(page, `all-${name}-1-answer`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Keep a note' }).last().click()
    await page.getByRole('dialog', { name: 'Keep a note' }).waitFor()
    await picture(page, `all-${name}-2-form`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    if (isNarrow) await page.getByRole('button', { name: 'Show channels and people' }).click()
    await picture(page, `all-${name}-3-sidebar`)
    await page.getByRole('link', { name: 'Traffic' }).click()
    await page.getByRole('button', { name: '/coverage' }).first().click()
    await picture(page, `all-${name}-4-traffic`)
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(troubles).toEqual([])
    await close()
  })
})
