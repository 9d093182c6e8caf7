import { expect, test } from 'vitest'
import { text } from './column.ts'
import { withoutControls } from './controls.ts'

test('what is pasted becomes a text that a cell takes, with its tabs and line breaks', () => {
  const pasted = 'One\vtwo\fthree\u0000\u0007\u007f\tfour\r\nfive\n😀'
  expect(withoutControls(pasted)).toBe('One two three\tfour\r\nfive\n😀')
  const { cell } = text({ meaning: 'A text', example: 'x' })
  expect(cell.safeParse(pasted).success).toBe(false)
  expect(cell.parse(withoutControls(pasted))).toBe(withoutControls(pasted))
})
