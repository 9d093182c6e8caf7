import { describe, expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(fields: Readonly<Record<string, unknown>>, message = 'said'): string {
  const lines: string[] = []
  createLog({ level: 'info', write: line => lines.push(line) }).info(fields, message)
  return lines.join('')
}

describe('secrets do not reach the log, wherever they stand', () => {
  test.each([
    ['a bot token in a text', { why: 'refused xoxb-123-abc-DEF' }, 'xoxb-123'],
    ['an app token', { why: 'xapp-1-A0-secret' }, 'xapp-1-A0'],
    ['a database password', { url: 'postgres://bot:hunter2@db.example/x' }, 'hunter2'],
    ['a response address', { url: 'https://hooks.slack.com/commands/T1/2/abcDEF' }, 'abcDEF'],
    ['a field called token', { token: 'plain-words' }, 'plain-words'],
    ['a nested field called token', { slack: { token: 'plain-words' } }, 'plain-words'],
    ['a signing secret', { signingSecret: 'plain-words' }, 'plain-words'],
    ['an authorization header', { headers: { authorization: 'Bearer plain-words' } }, 'plain-words'],
    ['a response_url', { body: { response_url: 'http://plain-words' } }, 'plain-words'],
    ['an e-mail address', { member: { email: 'ana@example.com' } }, 'ana@'],
    ['an error', { err: new Error('bad token xoxb-9-z') }, 'xoxb-9'],
  ])('%s', (_title, fields, secret) => {
    const line = logged(fields)
    expect(line).not.toContain(secret)
    expect(line).toContain('[secret]')
  })

  test('a token in the message itself', () => {
    expect(logged({}, 'xoxb-1-2 was refused')).toContain('[secret] was refused')
  })
})

test('a line is JSON with level, time and message, and nothing about the machine', () => {
  expect(Object.keys(JSON.parse(logged({ mode: 'socket' })))).toEqual(['level', 'time', 'mode', 'msg'])
})
