import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { startTinyApp } from './support/tiny-app.ts'
import { picture, visit } from './support/visit.ts'
import { company } from './support/workspace.ts'

let sandbox: Sandbox
let browser: Browser
let tiny: Awaited<ReturnType<typeof startTinyApp>>

/** More tab stops than this between two things would be no use to anybody. */
const mostTabs = 40

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement
    return `${active?.getAttribute('aria-label') ?? ''} ${active?.textContent ?? ''}`.trim()
  })

async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    await page.keyboard.press(key)
    if (name.test(await focusedName(page))) return
  }
  throw new Error(`${key} does not reach ${name}; it stands on "${await focusedName(page)}".`)
}

describeInBrowser('with the keyboard alone', () => {
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

  it('goes from the first screen to a sent form and back', async () => {
    const { page, troubles, close } = await visit(browser, sandbox.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await tabTo(page, /Dana Okafor/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hello, Dana' }).waitFor()

    // The message box has the focus; a slash opens the list of commands.
    await page.keyboard.type('/co')
    await page.getByRole('option', { name: /\/coverage/ }).waitFor()
    await picture(page, 'keyboard-1-completion')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    const box = page.getByRole('textbox', { name: 'Message Coverage demo' })
    expect(await box.inputValue()).toBe('/coverage ')
    await page.getByText('Who covers an account, and the first gap to close').waitFor()
    await page.keyboard.type('Harbour Dairy')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Harbour Dairy: tier 1b' }).waitFor()

    await tabTo(page, /^Keep a note/, 'Shift+Tab')
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element).outlineStyle,
    )
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: 'Keep a note' })
    await form.waitFor()
    await tabTo(page, /^$/)
    await form.getByRole('textbox', { name: 'What moved?' }).focus()
    await page.keyboard.type('They want a review in July.')
    await tabTo(page, /^$/)
    await form.getByRole('combobox', { name: 'Who was there' }).focus()
    await page.keyboard.type('mig')
    await form.getByRole('option', { name: /Miguel Ferro/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await form.getByText('Miguel Ferro').isVisible()).toBe(true)
    await tabTo(page, /^Keep$/)
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    expect(tiny.heard.notes.at(-1)).toMatchObject({
      words: 'They want a review in July.',
      people: ['U02MIGUEL'],
    })
    expect(await focusedName(page)).toMatch(/^Keep a note/)
    expect(troubles).toEqual([])
    await close()
  })

  it('closes a form with Escape, and the app hears of it', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U02MIGUEL/C01SALES`)
    await page.getByRole('textbox', { name: 'Message #sales' }).waitFor()
    await page.keyboard.type('/note Kestrel')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Keep a note' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => tiny.heard.closed).toBe(1)
    expect(await focusedName(page)).toMatch(/Message #sales/)
    expect(troubles).toEqual([])
    await close()
  })

  it('moves through menus, messages and people with the arrows', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U03RUTH/C01SALES`)
    const box = page.getByRole('textbox', { name: 'Message #sales' })
    await box.waitFor()
    for (const words of ['one', 'two', 'three']) {
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
      await page.getByRole('log').getByText(words).waitFor()
    }
    await page.keyboard.type('/coverage')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Kestrel Foods: tier 1b' }).waitFor()

    await tabTo(page, /^More actions/, 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    expect(await focusedName(page)).toBe('Mute this account')
    await page.keyboard.press('t')
    expect(await focusedName(page)).toBe('This is wrong')
    await page.keyboard.press('Escape')
    expect(await focusedName(page)).toBe('More actions')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => tiny.heard.actions.at(-1)).toEqual({ id: 'more', value: 'mute' })

    await page.getByRole('article').last().focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    expect(await focusedName(page)).toContain('two')
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Reply in thread')

    await page.getByRole('button', { name: /You are Ruth Adeyemi/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('s')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hello, Sarita' }).waitFor()
    expect(page.url()).toContain('#/U04SARITA/')
    expect(troubles).toEqual([])
    await close()
  })

  it('asks before what cannot be undone, and takes Escape for no', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C02KESTREL`)
    await page.getByRole('textbox', { name: 'Message #acct-kestrel' }).waitFor()
    await page.keyboard.type('/coverage Quarry Cement')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Quarry Cement: tier 1b' }).waitFor()
    const before = tiny.heard.actions.length
    await tabTo(page, /^Not useful/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog', { name: 'Hide this for 30 days?' })
    await question.getByText('You will not hear about Quarry Cement again').waitFor()
    await picture(page, 'keyboard-2-confirm')
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await focusedName(page)).toBe('Not useful')
    await page.keyboard.press('Enter')
    await tabTo(page, /^Hide it/)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => tiny.heard.actions.slice(before))
      .toEqual([{ id: 'forget', value: 'Quarry Cement' }])
    expect(troubles).toEqual([])
    await close()
  })
})
