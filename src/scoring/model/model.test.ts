import { describe, expect, it } from 'vitest'
import { readPath } from '../path.ts'
import { defaultModel, modelSchema, modelSections } from './index.ts'
import { mergeModel } from './merge.ts'

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

describe.each(Object.entries(modelSections))('the model section %s', (_name, section) => {
  const named = Object.keys(section.provenance)

  it('accepts its own defaults unchanged', () => {
    expect(section.schema.parse(section.defaults)).toEqual(section.defaults)
  })

  it('says for every parameter where it comes from', () => {
    const unsourced = leaves(section.defaults).filter(
      leaf => leaf !== '' && !named.some(path => leaf === path || leaf.startsWith(`${path}.`)),
    )
    expect(unsourced).toEqual([])
  })

  it('gives no source for a parameter that does not exist', () => {
    expect(named.filter(path => readPath(section.defaults, path) === undefined)).toEqual([])
  })
})

describe('overrides of the model', () => {
  it('leave all else as it was', () => {
    const merged = mergeModel({ version: 'spring' })
    expect(merged).toEqual({ ok: true, value: { ...defaultModel, version: 'spring' } })
    expect(mergeModel({})).toEqual({ ok: true, value: defaultModel })
  })

  it.each([
    ['an unknown section', { segmentatoin: {} }, 'segmentatoin'],
    ['an unknown parameter', { segmentation: { tier1share: 0.2 } }, 'segmentation.tier1share'],
    ['an empty version', { version: '' }, 'version'],
    ['a section that is a list', { segmentation: [] }, 'segmentation'],
    ['no object at all', null, '(input)'],
  ])('with %s are refused with the path', (_title, overrides, path) => {
    expect(mergeModel(overrides)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  it.each([
    ['minimumRespondents', 4, 8],
    ['readersMargin', 0, 1],
    ['homogeneousBelow', 9, 20],
    ['hiddenByChance', 0.04, 0.3],
  ])('can ask for more privacy in an assessment, not for less: %s', (name, less, more) => {
    const withValue = (value: number) => mergeModel({ alignment: { suppression: { [name]: value } } })
    expect(withValue(less)).toMatchObject({
      ok: false,
      faults: [{ path: `alignment.suppression.${name}` }],
    })
    expect(withValue(more).ok).toBe(true)
  })

  it('are checked by a schema that knows every section', () => {
    expect(Object.keys(modelSchema.shape)).toEqual(['version', ...Object.keys(modelSections)])
  })
})
