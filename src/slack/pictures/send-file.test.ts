import nock from 'nock'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bulkClient } from '../clients.ts'
import { isAllowedUploadUrl, sendFile } from './send-file.ts'

const sandbox = 'http://127.0.0.1:4390/api/'
const file = {
  name: 'growth.png',
  title: 'Growth of all accounts',
  altText: 'Waterfall: 5 lost.',
  bytes: Buffer.from('png'),
  words: '*Growth*',
}
const slack = () => nock('https://slack.com')
const send = () =>
  sendFile(
    { client: bulkClient('xoxb-1', null, 1_000, pino({ level: 'silent' })), apiUrl: null },
    'U-1',
    file,
  )
const opens = () =>
  slack()
    .post('/api/conversations.open')
    .reply(200, { ok: true, channel: { id: 'D-1' } })
const gives = (uploadUrl: string) => {
  const asked: Record<string, string>[] = []
  slack()
    .post('/api/files.getUploadURLExternal')
    .reply(200, (_uri, body) => {
      asked.push(Object.fromEntries(new URLSearchParams(body as Record<string, string>)))
      return { ok: true, upload_url: uploadUrl, file_id: 'F-1' }
    })
  return asked
}

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
})

describe('bytes go to Slack’s own host, or to the sandbox that the bot is connected to', () => {
  test.each([
    ['https://files.slack.com/upload/v1/abc', null, true],
    ['http://files.slack.com/upload/v1/abc', null, false],
    ['https://files.slack.com.evil.example/x', null, false],
    ['http://127.0.0.1:4390/upload/v1/abc', sandbox, true],
    ['http://127.0.0.1:4390/upload/v1/abc', null, false],
    ['http://127.0.0.1:9999/x', sandbox, false],
    ['no address', sandbox, false],
  ])('%s', (url, apiUrl, isAllowed) => {
    expect(isAllowedUploadUrl(url, apiUrl)).toBe(isAllowed)
  })
})

test('a file goes to the direct message of one person, with title, words and alternative text', async () => {
  opens()
  const asked = gives('https://files.slack.com/upload/v1/abc')
  nock('https://files.slack.com').post('/upload/v1/abc', 'png').reply(200, 'OK - 3')
  let completed: Record<string, string> = {}
  slack()
    .post('/api/files.completeUploadExternal')
    .reply(200, (_uri, body) => {
      completed = Object.fromEntries(new URLSearchParams(body as Record<string, string>))
      return { ok: true, files: [] }
    })
  await send()
  expect(asked).toMatchObject([{ filename: 'growth.png', length: '3', alt_txt: 'Waterfall: 5 lost.' }])
  expect(completed).toMatchObject({ channel_id: 'D-1', initial_comment: '*Growth*' })
  expect(JSON.parse(completed['files'] ?? '')).toEqual([{ id: 'F-1', title: 'Growth of all accounts' }])
})

describe('what goes wrong is said with what to do', () => {
  test('without the permission, who can give it', async () => {
    opens()
    slack().post('/api/files.getUploadURLExternal').reply(200, { ok: false, error: 'missing_scope' })
    await expect(send()).rejects.toMatchObject({
      code: 'files_not_allowed',
      userMessage: expect.stringContaining('files:write'),
    })
  })

  test.each([
    ['an address elsewhere gets no bytes', 'https://evil.example/upload', () => {}],
    [
      'bytes that were not taken are not sent again',
      'https://files.slack.com/upload/v1/abc',
      () => nock('https://files.slack.com').post('/upload/v1/abc').reply(500),
    ],
    [
      'an upload that is sent elsewhere does not follow',
      'https://files.slack.com/upload/v1/abc',
      () =>
        nock('https://files.slack.com')
          .post('/upload/v1/abc')
          .reply(307, '', { location: 'https://evil.example/' }),
    ],
  ])('%s', async (_title, url, upload) => {
    opens()
    gives(url)
    upload()
    await expect(send()).rejects.toMatchObject({ code: 'picture_not_sent' })
    expect(nock.pendingMocks()).toEqual([])
  })
})
