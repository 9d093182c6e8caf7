import { expect, test } from 'vitest'
import { isAllowedFileUrl } from './uploads.ts'

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/people.csv', null, true],
  ['http://127.0.0.1:4390/files/F1/people.csv', 'http://127.0.0.1:4390/api/', true],
  ['http://files.slack.com/files-pri/T1-F1/people.csv', null, false],
  ['https://files.slack.com.evil.example/people.csv', null, false],
  ['https://evil.example/files.slack.com', null, false],
  ['http://127.0.0.1:4390/files/F1/people.csv', null, false],
  ['http://127.0.0.1:4391/files/F1/people.csv', 'http://127.0.0.1:4390/api/', false],
  ['file:///etc/passwd', null, false],
  ['', null, false],
])('the bot token may go to %s (api %s): %s', (url, apiUrl, isAllowed) => {
  expect(isAllowedFileUrl(url, apiUrl)).toBe(isAllowed)
})
