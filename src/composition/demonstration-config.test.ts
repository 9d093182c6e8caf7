import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { demonstrationConfig } from './demonstration-config.ts'

test('the demonstration is the sample’s own, whatever a real installation beside it has set', () => {
  const set = {
    DATABASE_URL: 'postgres://plumbline@db.example/plumbline',
    PLUMBLINE_BASE_CURRENCY: 'EUR',
    PLUMBLINE_FISCAL_YEAR_START: '7',
    PLUMBLINE_ADMINISTRATORS: 'ada@company.example',
  }
  expect(demonstrationConfig(readConfig(set))).toEqual(demonstrationConfig(readConfig({})))
})
