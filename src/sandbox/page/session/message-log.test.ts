import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../page-api.ts'
import { MessageLog } from './message-log.js'

const message = (ts: string, text = ts, isEphemeral = false): MessageView => ({
  channel: 'C1',
  ts,
  threadTs: null,
  user: 'U1',
  username: null,
  iconEmoji: null,
  iconUrl: null,
  subtype: null,
  text,
  blocks: [],
  attachments: [],
  files: [],
  isEphemeral,
  isEdited: false,
  isPinned: false,
  reactions: [],
  replyCount: 0,
  latestReplyTs: null,
  isBroadcast: false,
})
const texts = (log: MessageLog) => log.messages.map(({ text }) => text)

describe('the messages of a conversation', () => {
  it('stand in the order of their time, whatever order they come in', () => {
    const log = new MessageLog()
    log.fill({ messages: [message('10.000001'), message('9.000002')], hasMore: false })
    log.put(message('9.500000'))
    expect(texts(log)).toEqual(['9.000002', '9.500000', '10.000001'])
  })

  it('keep what arrives while a page is being fetched that does not know it yet', () => {
    const log = new MessageLog()
    log.beginLoading()
    log.put(message('3.0', 'live'))
    log.fill({ messages: [message('1.0', 'old')], hasMore: false })
    expect(texts(log)).toEqual(['old', 'live'])
  })

  it('forget on reloading what the sandbox no longer has', () => {
    const log = new MessageLog()
    log.fill({ messages: [message('1.0')], hasMore: false })
    log.put(message('2.0'))
    log.beginLoading()
    log.fill({ messages: [message('1.0')], hasMore: false })
    expect(texts(log)).toEqual(['1.0'])
  })

  it('are replaced by their edited form, and deleted once', () => {
    const log = new MessageLog()
    log.fill({ messages: [message('1.0')], hasMore: false })
    log.put(message('1.0', 'edited'))
    expect(texts(log)).toEqual(['edited'])
    log.delete('1.0')
    log.delete('1.0')
    expect(texts(log)).toEqual([])
  })

  it('ask for older ones before the first that others see too', () => {
    const log = new MessageLog()
    log.fill({ messages: [message('1.0', 'only you', true), message('2.0')], hasMore: true })
    expect(log.oldestTs).toBe('2.0')
  })

  it('keep the newest 500, and know that there are more', () => {
    const log = new MessageLog()
    log.fill({ messages: [], hasMore: false })
    for (let at = 1; at <= 620; at += 1) log.put(message(`${at}.0`))
    expect(log.messages).toHaveLength(500)
    expect(texts(log)[0]).toBe('121.0')
    expect(log.hasMore).toBe(true)
  })
})
