import { describe, expect, it } from 'vitest'
import { runExample } from '../example.ts'
import { defaultModel } from '../model/index.ts'
import { coverage, sizing } from './index.ts'

describe.each([coverage, sizing])('worked examples of $id', module => {
  it.each(module.examples.map(example => [example.number, example.title, example] as const))(
    'coverage %s: %s',
    (_number, _title, example) => {
      expect(runExample(module, example, defaultModel).filter(shown => !shown.agrees)).toEqual([])
    },
  )
})
