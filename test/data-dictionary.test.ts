import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dictionary, dictionaryPath } from '../scripts/data-dictionary.ts'

test('docs/data-dictionary.md says what the registry says; if not, run scripts/data-dictionary.ts', () => {
  expect(readFileSync(dictionaryPath, 'utf8')).toBe(dictionary())
})
