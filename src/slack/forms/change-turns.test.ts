import { expect, test } from 'vitest'
import { changeTurns } from './change-turns.ts'

test('a change that a newer one overtook is not painted, whichever arrives first', () => {
  const { take } = changeTurns()
  const first = take('V1', '100.1')
  const second = take('V1', '100.2')
  expect(first?.isNewest()).toBe(false)
  expect(second?.isNewest()).toBe(true)
  expect(take('V1', '100.15')).toBeNull()
})

test('views do not overtake each other', () => {
  const { take } = changeTurns()
  const other = take('V2', '1.0')
  take('V1', '2.0')
  expect(other?.isNewest()).toBe(true)
})
