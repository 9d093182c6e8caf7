import { expect, it } from 'vitest'
import { readPath } from './path.ts'

const root = {
  accounts: [
    { id: 'A', tier: '1a' },
    { id: 'B', tier: null },
  ],
  count: 0,
  'k-1': { x: 2 },
}

it.each([
  ['accounts[0].tier', '1a'],
  ['accounts[id=B].tier', null],
  ['count', 0],
  ['k-1.x', 2],
  ['accounts[2].tier', undefined],
  ['accounts[id=C].tier', undefined],
  ['count.toString', undefined],
  ['count[id=A]', undefined],
])('%s reads what stands there', (path, expected) => {
  expect(readPath(root, path)).toBe(expected)
})
