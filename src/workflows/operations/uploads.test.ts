import { describe, expect, test } from 'vitest'
import type { Upload } from '../ports/index.ts'
import { checkUploads } from './uploads.ts'

const upload = (name: string, sizeBytes = 10): Upload => ({ name, sizeBytes, saveTo: async () => {} })

describe('uploads', () => {
  test('are CSV files, and at most one mapping file beside them', () => {
    expect(checkUploads([upload('people.csv')])).toEqual({ mapping: null })
    expect(checkUploads([upload('Sales Pipeline (1).CSV'), upload('maven.yaml')])).toEqual({
      mapping: 'maven.yaml',
    })
  })

  test.each([
    [[upload('../people.csv')], '../people.csv: expected a name'],
    [[upload('.hidden.csv')], '.hidden.csv: expected a name'],
    [[upload('people.xlsx')], 'expected a CSV file'],
    [[upload('people.csv', 50_000_001)], 'at most 50 MB, found 51 MB'],
    [[upload('people.csv'), upload('People.csv')], 'each name once'],
    [[upload('people.csv'), upload('a.yaml'), upload('b.json')], 'one mapping file'],
    [[upload('a.yaml')], 'at least one CSV file'],
    [[], 'at least one CSV file'],
  ])('%# are refused before anything is fetched', (uploads, why) => {
    expect(() => checkUploads(uploads)).toThrow(why)
  })
})
