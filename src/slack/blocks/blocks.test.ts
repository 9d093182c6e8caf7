import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { nudgeMessage } from '../messages/nudge-message.ts'
import { actions, button, choice, context, header, reply, section } from './build.ts'
import { notFound, pickList } from './no-answer.ts'
import { cut, escapeMrkdwn, line, typedText } from './text.ts'

const halfCharacter = /\p{Surrogate}/u
const seeded = { seed: 20_260_930 } as const

describe('text from data can’t mention, link or format', () => {
  test.each([
    ['a channel mention', '<!channel>', '&lt;!channel&gt;'],
    ['a link', '<https://evil.example|Lakeside>', '&lt;https://evil.example|Lakeside&gt;'],
    ['an entity', 'R&amp;D', 'R&amp;amp;D'],
    ['bold', '*x*', '*\u2060x*\u2060'],
  ])('%s', (_title, text, escaped) => {
    expect(escapeMrkdwn(text)).toBe(escaped)
  })

  property.prop([fc.string({ unit: 'binary' })], seeded)('whatever it is', text => {
    expect(escapeMrkdwn(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|[*_~`](?!\u2060)/)
  })
})

test.each([
  ['Smith &amp; Co', 'Smith & Co'],
  ['&lt;!channel&gt;', '<!channel>'],
  ['&amp;lt;', '&lt;'],
  ['  Lakeside ', 'Lakeside'],
])('what was typed is read without the escapes of the way: %s', (sent, typed) => {
  expect(typedText(sent)).toBe(typed)
})

describe('a text is cut at its limit', () => {
  test.each([
    ['a short one stays', 'Lakeside', 8, 'Lakeside'],
    ['a long one ends in an ellipsis', 'Lakeside', 5, 'Lake…'],
    ['an escape is never cut in half', 'a&amp;b', 5, 'a…'],
  ])('%s', (_title, text, limit, expected) => {
    expect(cut(text, limit)).toBe(expected)
  })

  property.prop([fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 })], seeded)(
    'never longer than the limit, never half a character',
    (text, limit) => {
      const short = cut(text, limit)
      expect(short.length).toBeLessThanOrEqual(limit)
      if (!halfCharacter.test(text)) expect(short).not.toMatch(halfCharacter)
    },
  )
})

test('a name stays on its line', () => {
  expect(line(' Lakeside\n\tHospital\r\n ')).toBe('Lakeside Hospital')
})

/** Every text, and the limit that Slack documents for its place. */
function lengthsOver(value: unknown): string[] {
  const limits: Record<string, number> = {
    header: 150,
    button: 75,
    option: 75,
    section: 3_000,
    context: 3_000,
  }
  const found: string[] = []
  const check = (where: string, text: string) => {
    if (text.length === 0 || text.length > (limits[where] ?? 0)) found.push(`${where} ${text.length}`)
  }
  const walk = (part: unknown, where: string): void => {
    if (Array.isArray(part)) for (const each of part) walk(each, where)
    else if (part !== null && typeof part === 'object') {
      const block = part as Record<string, unknown>
      const kind = typeof block['type'] === 'string' ? block['type'] : ''
      const place = kind in limits ? kind : where
      if (kind === 'plain_text' || kind === 'mrkdwn') check(where, String(block['text']))
      if (typeof block['value'] === 'string' && block['value'].length > 2_000) found.push('value')
      if (typeof block['block_id'] === 'string' && block['block_id'].length > 255) found.push('block_id')
      for (const [name, each] of Object.entries(block))
        if (typeof each === 'object')
          walk(each, name === 'options' || name === 'placeholder' ? 'option' : place)
    }
  }
  walk(value, '')
  return found
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '&'.repeat(4_000),
    '😀'.repeat(2_000),
    'x'.repeat(5_000),
    '*'.repeat(3_000),
  ),
)

describe('whatever the texts are, what is built is within Slack’s limits', () => {
  property.prop([anyText, fc.integer({ min: 0, max: 80 })], seeded)('blocks', (text, count) => {
    const one = [
      header(text),
      section(escapeMrkdwn(text), button({ actionId: 'a', label: text, value: text })),
      context(...Array.from({ length: 12 }, () => escapeMrkdwn(text))),
      actions(
        text,
        choice({ actionId: 'c', label: text, options: [{ label: text, value: text }] }),
        button({ actionId: 'b', label: text, value: 'v' }),
      ),
    ]
    const built = reply(text, [...one, ...Array.from({ length: count }, () => section(text))])
    expect(lengthsOver(built.blocks)).toEqual([])
    expect(built.blocks.length).toBeLessThanOrEqual(50)
    expect(built.text.length).toBeLessThanOrEqual(3_000)
  })

  property.prop([anyText, fc.integer({ min: 1, max: 5 })], seeded)('the grouped message', (text, count) => {
    const words = {
      headline: text,
      evidence: [text, text, text],
      play: text,
      choices: [{ label: text, value: '1' }],
      action: { label: text, kind: 'open_coverage' },
    }
    const items = Array.from({ length: count }, (_, index) => ({
      nudgeId: `N-${index}`,
      accountId: `A-${index}`,
      words,
      outcome: index === 0 ? text : null,
    }))
    const built = nudgeMessage({
      type: 'nudges',
      items,
      more: 3,
      snoozeDays: [1, 3, 5],
      muteDays: [7, 30, 90],
      notice: text,
    })
    expect(lengthsOver(built.blocks)).toEqual([])
    expect(built.blocks.length).toBeLessThanOrEqual(50)
    expect(built.text.length).toBeGreaterThan(0)
  })

  property.prop([anyText], seeded)('the answer about a name that is not found', typed => {
    const what = { typed, what: 'your accounts', help: 'Ask.', command: '/coverage', actionId: 'pick' }
    const nearest = Array.from({ length: 12 }, (_, index) => ({ id: `A-${index}`, name: typed }))
    for (const built of [notFound({ ...what, nearest: [] }), notFound({ ...what, nearest })])
      expect(lengthsOver(built.blocks)).toEqual([])
  })
})

test('what does not fit is counted, not silently dropped', () => {
  const built = reply(
    'x',
    Array.from({ length: 60 }, () => section('x')),
  )
  expect(JSON.stringify(built.blocks.at(-1))).toContain('and 11 more')
  const names = Array.from({ length: 13 }, (_, index) => ({ id: `A-${index}`, name: 'Lakeside' }))
  const list = pickList({ question: 'Which one?', actionId: 'pick', matches: names })
  expect(JSON.stringify(list.blocks)).toContain('and 3 more')
})
