import { expect, test } from 'vitest'
import { AnswerWatch } from './answer-watch.ts'

function frame(letter: string, body = 'body'): Buffer {
  const header = Buffer.alloc(5)
  header.write(letter)
  header.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([header, Buffer.from(body)])
}

/** Plays messages, each with the letters of its answer, and tells which of them count as answered. */
function play(messages: readonly (readonly [string, string])[], chunkBytes = 1_000): boolean[] {
  const watch = new AnswerWatch()
  return messages.map(([message, answer]) => {
    watch.sent(frame(message))
    const bytes = Buffer.concat([...answer].map(letter => frame(letter)))
    for (let at = 0; at < bytes.length; at += chunkBytes) watch.received(bytes.subarray(at, at + chunkBytes))
    return watch.isAnswered()
  })
}

test.each<[string, readonly (readonly [string, string])[], readonly boolean[]]>([
  ['a simple query with rows', [['Q', 'TDDCZ']], [true]],
  ['a simple query that fails', [['Q', 'EZ']], [true]],
  ['a simple query without ready', [['Q', 'TD']], [false]],
  [
    'a prepared query',
    [
      ['P', '1'],
      ['B', '2'],
      ['D', 'T'],
      ['E', 'DDC'],
      ['S', 'Z'],
    ],
    [true, true, true, true, true],
  ],
  [
    'messages after an error, passed over until Sync',
    [
      ['P', 'E'],
      ['B', ''],
      ['E', ''],
      ['S', 'Z'],
      ['P', ''],
    ],
    [true, true, true, true, false],
  ],
  ['an execution that only says notices', [['E', 'N']], [false]],
  [
    'a start-up message and a farewell, which need no answer',
    [
      ['\0', ''],
      ['X', ''],
    ],
    [true, true],
  ],
])('%s', (_title, messages, answered) => {
  expect(play(messages)).toEqual(answered)
  expect(play(messages, 1)).toEqual(answered)
})

test('letters inside a row are not taken for answers', () => {
  const watch = new AnswerWatch()
  watch.sent(frame('Q'))
  watch.received(frame('D', 'ZZZZZ'))
  expect(watch.isAnswered()).toBe(false)
})
