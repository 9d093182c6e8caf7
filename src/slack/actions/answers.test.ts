import { expect, test } from 'vitest'
import { answeredReply } from './answers.ts'
import { sayReaction } from './reactions.ts'

test('an outsider reads who is asked about an opportunity and who can help, and of no suggestion', () => {
  const words = JSON.stringify(answeredReply({ kind: 'unknown_person' }, sayReaction).blocks)
  expect(words).toContain('asked of its owner')
  expect(words).toContain('Sales operations can')
  expect(words).not.toContain('suggestion')
})
