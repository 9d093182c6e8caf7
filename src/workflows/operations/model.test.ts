import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import { readModelFile } from './model.ts'

const read = (overrides: unknown) => readModelFile(JSON.stringify(overrides), defaultModel)

describe('a model file', () => {
  test('that changes nothing is the built-in model itself', () => {
    expect(read({ version: defaultModel.version })).toMatchObject({ ok: true })
  })

  test('that changes something needs a name of its own', () => {
    const overrides = { segmentation: { tier1Share: 0.2 } }
    expect(read({ version: defaultModel.version, ...overrides })).toMatchObject({
      ok: false,
      faults: [{ path: 'version' }],
    })
    expect(read({ version: 'ours-1', ...overrides })).toMatchObject({ ok: true })
  })
})
