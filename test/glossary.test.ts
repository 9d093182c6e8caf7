import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glossaryPage, glossaryPath } from '../scripts/glossary.ts'
import { glossary } from '../src/slack/commands/coach/glossary.ts'

test('docs/glossary.md says what the list says; if not, run npm run docs', () => {
  expect(readFileSync(glossaryPath, 'utf8')).toBe(glossaryPage())
})

test('each word has one meaning, in alphabetical order', () => {
  const words = glossary.flatMap(each => each.words)
  expect(new Set(words).size).toBe(words.length)
  const first = glossary.map(each => (each.words[0] ?? '').toLowerCase())
  expect(first).toEqual(first.toSorted())
})
