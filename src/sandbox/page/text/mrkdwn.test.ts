import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { Inline, TextBlock } from '../types.ts'
import { parseMarkdown } from './markdown.js'
import { parseInline, parseMrkdwn } from './mrkdwn.js'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const paragraph = (...children: Inline[]): TextBlock => ({ kind: 'paragraph', children })

describe('mrkdwn inside a line', () => {
  it.each<[string, Inline[]]>([
    ['plain', [text('plain')]],
    ['*bold*', [{ kind: 'strong', children: [text('bold')] }]],
    [
      '_it_ ~no~',
      [{ kind: 'em', children: [text('it')] }, text(' '), { kind: 'strike', children: [text('no')] }],
    ],
    ['*a _b_*', [{ kind: 'strong', children: [text('a '), { kind: 'em', children: [text('b')] }] }]],
    ['2*3*4', [text('2*3*4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['* not bold*', [text('* not bold*')]],
    ['*open', [text('*open')]],
    ['`*code*`', [{ kind: 'code', text: '*code*' }]],
    ['a &lt;b&gt; &amp;amp;', [text('a <b> &amp;')]],
    ['<@U012>', [{ kind: 'user', id: 'U012', label: null }]],
    ['<@U012|dana>', [{ kind: 'user', id: 'U012', label: 'dana' }]],
    ['<#C9|sales>', [{ kind: 'channel', id: 'C9', label: 'sales' }]],
    ['<!here>', [{ kind: 'broadcast', range: 'here' }]],
    ['<!subteam^S12|@ops>', [{ kind: 'group', id: 'S12', label: '@ops' }]],
    [
      '<https://a.example/?b=1&amp;c=2|the *page*>',
      [{ kind: 'link', url: 'https://a.example/?b=1&c=2', children: [text('the *page*')] }],
    ],
    ['<mailto:a@b.example>', [{ kind: 'link', url: 'mailto:a@b.example', children: [text('a@b.example')] }]],
    [
      'see https://a.example/x.',
      [
        text('see '),
        { kind: 'link', url: 'https://a.example/x', children: [text('https://a.example/x')] },
        text('.'),
      ],
    ],
    [':tada: at 10:30', [{ kind: 'emoji', name: 'tada' }, text(' at 10:30')]],
    [
      '<!date^0^{date_num}|then>',
      [{ kind: 'date', seconds: 0, format: '{date_num}', url: null, fallback: 'then' }],
    ],
    ['<img src=x>', [text('<img src=x>')]],
    [
      '*<https://a.example|x*y>*',
      [{ kind: 'strong', children: [{ kind: 'link', url: 'https://a.example', children: [text('x*y')] }] }],
    ],
  ])('%j', (source, expected) => {
    expect(parseInline(source)).toEqual(expected)
  })
})

describe('mrkdwn over lines', () => {
  it.each<[string, string, TextBlock[]]>([
    ['line breaks stay', 'a\nb', [paragraph(text('a'), { kind: 'break' }, text('b'))]],
    [
      'a quote ends with its lines',
      '&gt; a\n> b\nc',
      [
        { kind: 'quote', children: [paragraph(text('a'), { kind: 'break' }, text('b'))] },
        paragraph(text('c')),
      ],
    ],
    [
      '>>> quotes all that follows',
      '>>> a\nb',
      [{ kind: 'quote', children: [paragraph(text('a'), { kind: 'break' }, text('b'))] }],
    ],
    [
      'fenced code is left alone',
      'a\n```\n*b* &lt;\n```\nc',
      [paragraph(text('a')), { kind: 'pre', text: '*b* <' }, paragraph(text('c'))],
    ],
    ['an open fence is only text', 'a ```b', [paragraph(text('a ```b'))]],
    [
      'bullets become a list',
      '• a\n• b',
      [
        {
          kind: 'list',
          isOrdered: false,
          start: 1,
          items: [
            { isDone: null, children: [paragraph(text('a'))] },
            { isDone: null, children: [paragraph(text('b'))] },
          ],
        },
      ],
    ],
  ])('%s', (_rule, source, expected) => {
    expect(parseMrkdwn(source)).toEqual(expected)
  })
})

const nastyText = fc
  .array(
    fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      '<',
      '>',
      '|',
      '&lt;',
      '\n',
      ' ',
      'a',
      '!',
      '@U1',
      '[',
      '](',
      ')',
      '#',
      '- ',
      '1. ',
      '> ',
      ':',
      'https://x',
      '**',
      '__',
      '\\',
    ),
    { maxLength: 400 },
  )
  .map(parts => parts.join(''))

const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(wordsOf).join('')
    : value && typeof value === 'object'
      ? 'text' in value && typeof value.text === 'string'
        ? value.text
        : Object.values(value).map(wordsOf).join('')
      : ''

describe('any text at all', () => {
  property.prop([nastyText])('is parsed without failing, in both languages', source => {
    expect(Array.isArray(parseMrkdwn(source))).toBe(true)
    expect(Array.isArray(parseMarkdown(source))).toBe(true)
  })

  property.prop([fc.stringMatching(/^[a-z ,.]{0,80}$/)])('loses no plain words', source => {
    expect(wordsOf(parseMrkdwn(source))).toBe(source)
  })

  it.each([
    '*a ',
    '_',
    '<',
    '<a',
    '`',
    '`\n',
    '**a',
    '[',
    '[a](',
    ':a',
    '> ',
    '*_~',
    '- ',
    'http://',
    '(',
    '|-',
  ])('repeated %j twenty thousand times is still read', piece => {
    const long = piece.repeat(20_000)
    expect(parseMrkdwn(long).length).toBeGreaterThan(0)
    expect(parseMarkdown(long.slice(0, 12_000)).length).toBeGreaterThan(0)
  })
})
