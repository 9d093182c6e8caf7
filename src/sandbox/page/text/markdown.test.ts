import { describe, expect, it } from 'vitest'
import type { Inline, TextBlock } from '../types.ts'
import { parseMarkdown } from './markdown.js'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const paragraph = (...children: Inline[]): TextBlock => ({ kind: 'paragraph', children })

describe('markdown blocks', () => {
  it.each<[string, string, TextBlock[]]>([
    [
      'heading',
      '## Hi *you* ##',
      [{ kind: 'heading', level: 2, children: [text('Hi '), { kind: 'em', children: [text('you')] }] }],
    ],
    [
      'bold',
      '**a** and __b__',
      [
        paragraph({ kind: 'strong', children: [text('a')] }, text(' and '), {
          kind: 'strong',
          children: [text('b')],
        }),
      ],
    ],
    ['code fence', '```js\nlet **a**\n```', [{ kind: 'pre', text: 'let **a**' }]],
    ['rule', 'a\n\n---\nb', [paragraph(text('a')), { kind: 'rule' }, paragraph(text('b'))]],
    [
      'quote',
      '> a\n> b',
      [{ kind: 'quote', children: [paragraph(text('a'), { kind: 'break' }, text('b'))] }],
    ],
    [
      'task list',
      '- [x] a\n- [ ] b',
      [
        {
          kind: 'list',
          isOrdered: false,
          start: 1,
          items: [
            { isDone: true, children: [paragraph(text('a'))] },
            { isDone: false, children: [paragraph(text('b'))] },
          ],
        },
      ],
    ],
    [
      'nested list',
      '1. a\n   - b\n2. c',
      [
        {
          kind: 'list',
          isOrdered: true,
          start: 1,
          items: [
            {
              isDone: null,
              children: [
                paragraph(text('a')),
                {
                  kind: 'list',
                  isOrdered: false,
                  start: 1,
                  items: [{ isDone: null, children: [paragraph(text('b'))] }],
                },
              ],
            },
            { isDone: null, children: [paragraph(text('c'))] },
          ],
        },
      ],
    ],
    [
      'table',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      [
        {
          kind: 'table',
          align: ['left', 'right'],
          rows: [
            [[text('a')], [text('b')]],
            [[text('1')], [text('2')]],
          ],
        },
      ],
    ],
    [
      'link',
      '[a](https://b.example)',
      [paragraph({ kind: 'link', url: 'https://b.example', children: [text('a')] })],
    ],
    ['HTML is text', '<b>a</b>', [paragraph(text('<b>a</b>'))]],
    ['escapes', '\\*a\\*', [paragraph(text('*'), text('a'), text('*'))]],
  ])('%s', (_rule, source, expected) => {
    expect(parseMarkdown(source)).toEqual(expected)
  })
})
