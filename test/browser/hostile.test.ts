import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { startTinyApp } from './support/tiny-app.ts'
import { visit } from './support/visit.ts'
import { company } from './support/workspace.ts'

let sandbox: Sandbox
let browser: Browser
let tiny: Awaited<ReturnType<typeof startTinyApp>>

/** Each would set `window.pwned` or ask for something if anything of it ran. */
const payloads = [
  '<script>window.pwned=1</script>',
  '<img src=x onerror="window.pwned=1">',
  '<svg onload="window.pwned=1"><script>window.pwned=1</script></svg>',
  '<svg><animate onbegin="window.pwned=1" attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '<a href="javascript:window.pwned=1">x</a>',
  '<javascript:window.pwned=1|press me>',
  '<JaVaScRiPt:window.pwned=1|press me>',
  '<data:text/html,<script>parent.pwned=1</script>|press me>',
  '<vbscript:x|press me>',
  '<https://example.com" onmouseover="window.pwned=1|press me>',
  '<!date^1^{date_num}^javascript:window.pwned=1|press me>',
  '<@U01DANA|<img src=x onerror=window.pwned=1>>',
  '[press me](javascript:window.pwned=1)',
  '![x](javascript:window.pwned=1)',
  '[x](<javascript:window.pwned=1>)',
  '<style>*{display:none}</style>',
  '<form action="javascript:window.pwned=1"><input type=submit value=go></form>',
  '&lt;img src=x onerror=window.pwned=1&gt;',
  '{{window.pwned=1}}',
  '\u202Egnp.exe <b>',
  '"><body onload=window.pwned=1>',
]

const seed = 20_261_121
const hostileText = fc
  .array(fc.constantFrom(...payloads, ' ', '\n', '*', '_', '`', '```', '>', '|', '<', ':tada:'), {
    minLength: 1,
    maxLength: 6,
  })
  .map(parts => parts.join(''))

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describeInBrowser('text that wants to run', () => {
  beforeAll(async () => {
    const people = company.people.map((person, index) => ({
      ...person,
      real_name: index === 1 ? '<img src=x onerror="window.pwned=1">' : person.real_name,
      title: index === 1 ? '"><script>window.pwned=1</script>' : person.title,
    }))
    const channels = company.channels.map(channel => ({ ...channel, topic: '<svg onload="window.pwned=1">' }))
    const app = { ...company.app, name: '<b onclick="window.pwned=1">App</b>' }
    sandbox = await startSandbox({ workspace: { ...company, people, channels, app } })
    tiny = await startTinyApp(sandbox)
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await tiny?.stop()
    await sandbox?.close()
  })

  it('is shown as words, in messages, blocks, names and forms, and never runs', async () => {
    const texts = [...payloads, ...fc.sample(hostileText, { seed, numRuns: 60 })]
    const { client } = tiny.app
    for (const text of texts) {
      const plain = text.slice(0, 140)
      const blocks: KnownBlock[] = [
        { type: 'section', text: { type: 'mrkdwn', text } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: escaped(text) },
          fields: [{ type: 'mrkdwn', text }],
        },
        { type: 'header', text: { type: 'plain_text', text: plain } },
        { type: 'markdown', text },
        { type: 'context', elements: [{ type: 'mrkdwn', text }] },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text },
                { type: 'link', url: 'javascript:window.pwned=1', text: plain },
              ],
            },
          ],
        },
        { type: 'table', rows: [[{ type: 'raw_text', text: plain }], [{ type: 'raw_text', text }]] },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'b',
              text: { type: 'plain_text', text: plain.slice(0, 75) },
              value: text,
            },
          ],
        },
      ]
      const posted = await client.chat
        .postMessage({ channel: 'C01SALES', text, blocks: blocks.filter(block => isPostable(block)) })
        .catch(() => null)
      if (posted === null)
        await client.chat.postMessage({ channel: 'C01SALES', text: text.trim() === '' ? '.' : text })
    }
    const { page, troubles, close } = await visit(browser, `${sandbox.origin}/#/U01DANA/C01SALES`)
    await page.getByRole('log').getByRole('article').first().waitFor()
    const older = page.getByRole('button', { name: 'Show older messages' })
    while (await older.isVisible()) {
      const shown = await page.getByRole('article').count()
      await older.click()
      await expect.poll(() => page.getByRole('article').count()).toBeGreaterThan(shown)
    }
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(texts.length)
    expect(await page.locator('[data-block]').count()).toBeGreaterThan(texts.length * 4)
    await page.getByRole('button', { name: /You are/ }).click()
    await page.keyboard.press('Escape')
    const found = await page.evaluate(() => ({
      ran: 'pwned' in window,
      elements: document.querySelectorAll(
        'body script, iframe, object, embed, svg script, animate, form[action], style',
      ).length,
      addresses: [...document.querySelectorAll('[href], [src]')]
        .flatMap(node => [node.getAttribute('href'), node.getAttribute('src')])
        .filter(address => address !== null && !/^(https?:|mailto:|#|\/(?!\/)|\.\/)/.test(address)),
      handlers: [...document.querySelectorAll('body *')].filter(node =>
        [...node.attributes].some(({ name }) => name.startsWith('on')),
      ).length,
    }))
    expect(found).toEqual({ ran: false, elements: 0, addresses: [], handlers: 0 })
    const ranOnClick = await page.evaluate(() => {
      for (const node of document.querySelectorAll('[role="log"] a, [role="log"] span')) {
        node.addEventListener('click', event => event.preventDefault())
        for (const type of ['mouseover', 'focus', 'click'])
          node.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
      }
      return 'pwned' in window
    })
    expect(ranOnClick).toBe(false)
    expect(troubles).toEqual([])
    await close()
  })

  it('could not become HTML even by a mistake of the page: the browser refuses', async () => {
    const { page, close } = await visit(browser, sandbox.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const refusals = await page.evaluate(() => {
      const attempts = [
        () => {
          document.body.innerHTML = '<img src=x onerror="window.pwned=1">'
        },
        () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
        () => {
          document.body.append(Object.assign(document.createElement('script'), { text: 'window.pwned=1' }))
        },
        () => {
          document.createElement('iframe').srcdoc = '<b>x</b>'
        },
      ]
      return attempts.map(attempt => {
        try {
          attempt()
          return 'allowed'
        } catch (error) {
          return error instanceof Error ? error.name : 'refused'
        }
      })
    })
    expect(refusals).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
    await close()
  })

  it('shows a block that nobody knows as a placeholder with what was sent', async () => {
    const { page, troubles, close } = await visit(browser, sandbox.origin)
    await page.route(/\/messages\?/, async route => {
      const response = await route.fetch()
      const body = (await response.json()) as { messages: { blocks: unknown[]; text: string }[] }
      for (const message of body.messages.slice(-1))
        message.blocks = [
          { type: 'hologram', block_id: 'h', beam: '<b>' },
          { type: 'constructor', block_id: 'c' },
          { type: 'section', block_id: 's', fields: 7 },
        ]
      await route.fulfill({ response, json: body })
    })
    await page.goto(`${sandbox.origin}/#/U01DANA/C01SALES`)
    await page.getByText('The block “hologram” is not drawn here yet.').waitFor()
    await page.getByText('The block “constructor” is not drawn here yet.').waitFor()
    await page.getByText('This “section” block could not be drawn.').waitFor()
    await page.getByText('As the app sent it').first().click()
    await page.getByText('"beam": "<b>"').waitFor()
    expect(troubles).toEqual([])
    await close()
  })
})

function isPostable(block: KnownBlock): boolean {
  const text = block.type === 'header' ? block.text.text : block.type === 'markdown' ? block.text : 'x'
  return text.trim() !== ''
}
