import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { takesNewerBlocks } from '../../test/support/block-support.ts'
import { sentence } from './blocks/build.ts'
import { answerEphemeral, isAllowedResponseUrl } from './respond.ts'

const sandbox = 'http://127.0.0.1:4390/api/'

describe('an answer goes to Slack, or to the sandbox that the bot is connected to, and nowhere else', () => {
  test.each([
    ['Slack', 'https://hooks.slack.com/commands/T1/2/abc', null, true],
    ['Slack, while connected to a sandbox', 'https://hooks.slack.com/actions/T1/2/abc', sandbox, true],
    ['the sandbox', 'http://127.0.0.1:4390/response/abc', sandbox, true],
    ['Slack without TLS', 'http://hooks.slack.com/commands/T1', null, false],
    ['Slack on another port', 'https://hooks.slack.com:8443/commands/T1', null, false],
    ['a host that begins like Slack', 'https://hooks.slack.com.evil.example/x', null, false],
    ['a host that ends like Slack', 'https://evil-hooks.slack.com/x', null, false],
    ['Slack as a user name', 'https://hooks.slack.com@evil.example/x', null, false],
    ['this machine, while connected to Slack', 'http://127.0.0.1:4390/x', null, false],
    ['another port of this machine', 'http://127.0.0.1:6379/x', sandbox, false],
    ['a file', 'file:///etc/passwd', sandbox, false],
    ['no address at all', 'hooks', sandbox, false],
  ])('%s', (_title, url, apiUrl, isAllowed) => {
    expect(isAllowedResponseUrl(url, apiUrl)).toBe(isAllowed)
  })
})

describe('answering', () => {
  const lines: string[] = []
  const log = pino({}, { write: line => lines.push(line) })
  const answer = async (responseUrl: string | undefined) => {
    const respond = vi.fn(async () => ({}))
    const services = async () => ({ blockSupport: takesNewerBlocks() })
    const responder = { respond: respond as never, responseUrl, apiUrl: null, log, services }
    await answerEphemeral(responder, sentence('Hello'))
    return respond.mock.calls
  }

  test('only the asker sees it, and the message before it stays', async () => {
    expect(await answer('https://hooks.slack.com/commands/T1/2/abc')).toMatchObject([
      [{ response_type: 'ephemeral', replace_original: false, text: 'Hello' }],
    ])
  })

  test.each(['https://evil.example/x', undefined])(
    'nothing is sent to %s, and the log says so without the address',
    async url => {
      lines.length = 0
      expect(await answer(url)).toEqual([])
      expect(lines.join('')).toContain('not an address of Slack')
      expect(lines.join('')).not.toContain('evil')
    },
  )
})
