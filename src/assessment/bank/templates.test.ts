import { describe, expect, it, test } from 'vitest'
import { frozenForm } from './form.ts'
import { faultOfStatements, freezeForm, templates } from './templates.ts'

describe('templates', () => {
  it.each([
    ['long', 41],
    ['short', 19],
    ['sales-engagement', 12],
  ] as const)('%s asks %i items', (id, count) => {
    expect(freezeForm(id, []).items).toHaveLength(count)
  })

  it.each(templates.map(({ id }) => id))('%s puts every item on one page, few enough to be read', id => {
    const { items, pages } = freezeForm(id, [])
    expect(pages.flatMap(page => page.items).toSorted()).toEqual(items.map(item => item.id).toSorted())
    for (const page of pages) expect(page.items.length).toBeLessThanOrEqual(6)
  })

  it('items differ in id and words over the whole bank', () => {
    const long = freezeForm('long', []).items
    const others = [...freezeForm('sales-engagement', []).items, ...freezeForm('short', []).items]
    const unique = new Map([...long, ...others].map(item => [item.id, item.statement]))
    expect(new Set(unique.values()).size).toBe(unique.size)
  })

  it.each(templates.map(({ id }) => id))('%s as frozen is read back word for word', id => {
    const form = freezeForm(id, ['Our handover works well.'])
    expect(frozenForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
  })
})

describe('own statements', () => {
  it.each([
    ['none', [], null],
    ['one', ['Our handover works well.'], null],
    ['twice the same', ['Our handover works.', 'Our handover works.'], 'once'],
    ['twice the same but for case and full stop', ['Our handover works.', 'our Handover works'], 'once'],
    [
      'one of the bank',
      ['we organise our work around serving customers, not around promoting products'],
      'already',
    ],
    ['too short', ['Good?'], '8 to 200'],
    ['too long', ['x'.repeat(201)], '8 to 200'],
    ['too many', Array.from({ length: 11 }, (_, index) => `Statement number ${index}`), 'at most 10'],
  ])('%s', (_, statements, said) => {
    const fault = faultOfStatements(statements)
    if (said === null) expect(fault).toBeNull()
    else expect(fault).toContain(said)
  })

  test('keep their id while their words stay', () => {
    const [a, b] = [freezeForm('short', ['Our handover works.']), freezeForm('long', ['Our handover works.'])]
    expect(a.items.at(-1)).toEqual(b.items.at(-1))
  })
})
