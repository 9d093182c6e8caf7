import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { startTinyApp } from './support/tiny-app.ts'
import { expectAccessible, visit } from './support/visit.ts'
import { company } from './support/workspace.ts'

let sandbox: Sandbox
let browser: Browser
let tiny: Awaited<ReturnType<typeof startTinyApp>>

const plain = (text: string) => ({ type: 'plain_text' as const, text })

describeInBrowser('a page that stays open', () => {
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

  it('misses nothing that happens while it is loading, however long its stream takes to open', async () => {
    const { page, troubles, close } = await visit(browser, sandbox.origin)
    let open = () => {}
    const isPosted = new Promise<void>(resolve => {
      open = resolve
    })
    await page.route('**/events*', async route => {
      await isPosted
      await route.continue()
    })
    await page.goto(`${sandbox.origin}/#/U01DANA/C01SALES`)
    await page.getByText('begins here').waitFor()
    await tiny.app.client.chat.postMessage({ channel: 'C01SALES', text: 'Meanwhile' })
    open()
    await page.getByRole('article').getByText('Meanwhile').waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('shows what the app changes, deletes and publishes, and keeps what is being typed', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    const { client } = tiny.app
    const blocks = (words: string) => [
      { type: 'section' as const, block_id: 's', text: plain(words) },
      {
        type: 'input' as const,
        block_id: 'i',
        label: plain('Why'),
        element: { type: 'plain_text_input' as const, action_id: 'why' },
      },
    ]
    const posted = await client.chat.postMessage({
      channel: 'C01SALES',
      text: 'first',
      blocks: blocks('First words'),
    })
    await page.getByRole('textbox', { name: 'Why' }).fill('half a sen')
    await client.chat.update({
      channel: 'C01SALES',
      ts: posted.ts ?? '',
      text: 'second',
      blocks: blocks('Second words'),
    })
    await page.getByText('Second words').waitFor()
    await page.getByText('(edited)').waitFor()
    await page.keyboard.type('tence')
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('half a sentence')
    await client.chat.delete({ channel: 'C01SALES', ts: posted.ts ?? '' })
    await page.getByText('Second words').waitFor({ state: 'detached' })
    expect(troubles).toEqual([])
    await close()
  })

  it('counts reactions, one’s own and those of others, and tells the app', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    const { client } = tiny.app
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel: 'C01SALES', text: 'Well done' })
    const message = page.getByRole('article').filter({ hasText: 'Well done' })
    await message.hover()
    await message.getByRole('button', { name: 'More for this message' }).click()
    await page.getByRole('menuitem', { name: /:eyes:/ }).click()
    const eyes = message.getByRole('button', { name: /^eyes, / })
    await expect.poll(() => eyes.getAttribute('aria-pressed')).toBe('true')
    await client.reactions.add({ channel: 'C01SALES', timestamp, name: 'eyes' })
    await message.getByRole('button', { name: 'eyes, 2: Dana Okafor, Coverage demo' }).waitFor()
    await expectAccessible(page)
    await eyes.click()
    await message.getByRole('button', { name: 'eyes, 1: Coverage demo' }).waitFor()
    const { message: read } = await client.reactions.get({ channel: 'C01SALES', timestamp })
    expect(read?.reactions).toMatchObject([{ name: 'eyes', count: 1 }])
    expect(troubles).toEqual([])
    await close()
  })

  it('counts what is unread, and reads it', async () => {
    await tiny.app.client.chat.postMessage({ channel: 'C01SALES', text: 'Something old' })
    const { page, troubles, close } = await visit(browser, sandbox.origin)
    await page.getByRole('link', { name: /Miguel Ferro.*\d+ new/ }).waitFor()
    await page.goto(`${sandbox.origin}/#/U02MIGUEL/C02KESTREL`)
    await page.getByRole('textbox', { name: 'Message #acct-kestrel' }).waitFor()
    await tiny.app.client.chat.postMessage({ channel: 'C01SALES', text: 'Something new' })
    await page.getByRole('link', { name: /sales \d+ unread/ }).click()
    await page.getByText('Something new').waitFor()
    await page.getByRole('link', { name: 'sales', exact: true }).waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('lets people join channels, invite, and write to each other', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C03GENERAL`)
    await page.getByRole('button', { name: 'Join channel' }).click()
    const box = page.getByRole('textbox', { name: 'Message #general' })
    await box.fill('/invite @nobody')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByText(/Name whom to add/).waitFor()
    await box.fill('/invite @miguel')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByText('4 members').waitFor()
    await page.getByRole('button', { name: 'New direct message' }).click()
    await page.getByRole('menuitem', { name: /Miguel Ferro/ }).click()
    await page.getByRole('textbox', { name: 'Message Miguel Ferro' }).fill('Lunch, @dana?')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('@Dana Okafor').waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('offers what the app finds for an external select, and sends the choice', async () => {
    tiny.app.options('account', ({ ack, payload }) =>
      ack({ options: [{ text: plain(`${payload.value} Foods`), value: 'kestrel' }] }),
    )
    tiny.app.action('account', async ({ ack, action }) => {
      await ack()
      tiny.heard.actions.push({
        id: 'account',
        value: action.type === 'external_select' ? action.selected_option?.value : null,
      })
    })
    await tiny.app.client.chat.postMessage({
      channel: 'C02KESTREL',
      text: 'Which one?',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'external_select',
              action_id: 'account',
              placeholder: plain('An account'),
              min_query_length: 2,
            },
          ],
        },
      ],
    })
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C02KESTREL`)
    const select = page.getByRole('combobox', { name: 'An account' })
    await select.click()
    await page.getByText('Type 2 letters to search').waitFor()
    await select.pressSequentially('Kestrel')
    await page.getByRole('option', { name: 'Kestrel Foods' }).click()
    await expect.poll(() => tiny.heard.actions.at(-1)).toEqual({ id: 'account', value: 'kestrel' })
    expect(await select.inputValue()).toBe('Kestrel Foods')
    expect(troubles).toEqual([])
    await close()
  })

  it('sends files', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C02KESTREL`)
    await page
      .locator('.composer input[type=file]')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await page.getByRole('button', { name: 'Remove notes.txt' }).waitFor()
    await page.getByRole('textbox', { name: 'Message #acct-kestrel' }).press('Enter')
    await page.getByRole('log').getByRole('link', { name: 'notes.txt' }).waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('stays usable in a flood, and keeps only the newest', async () => {
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    const box = page.getByRole('textbox', { name: 'Message #sales' })
    await box.waitFor()
    const numbers = Array.from({ length: 1_000 }, (_none, index) => index + 1)
    for (let from = 0; from < numbers.length; from += 50)
      await Promise.all(
        numbers
          .slice(from, from + 50)
          .map(number => tiny.app.client.chat.postMessage({ channel: 'C01SALES', text: `Flood ${number}` })),
      )
    await tiny.app.client.chat.postMessage({ channel: 'C01SALES', text: 'The last of them' })
    await page.getByText('The last of them').waitFor()
    expect(await page.getByRole('article').count()).toBeLessThanOrEqual(500)
    await page.getByRole('button', { name: 'Show older messages' }).waitFor()
    await box.fill('Still here')
    await box.press('Enter')
    await page.getByRole('log').getByText('Still here').waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('says when the sandbox is gone, and comes back by itself', async () => {
    const first = await startSandbox({ workspace: company })
    const { page, close } = await visit(browser, `${first.origin}/#/U03RUTH/C01SALES`)
    await page.getByText('Coverage demo is not connected').waitFor()
    await first.close()
    await page.getByText('Sandbox not reachable').waitFor()
    await page.getByRole('textbox', { name: 'Message #sales' }).fill('Are you there?')
    await page.keyboard.press('Enter')
    await page.getByText(/The sandbox is not running any more/).waitFor()
    const second = await startSandbox({ workspace: company, port: first.port })
    const app = await startTinyApp(second)
    await page.getByText('Coverage demo is connected').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Are you there?').waitFor()
    await close()
    await app.stop()
    await second.close()
  })
})
