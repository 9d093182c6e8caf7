import { expect, test } from 'vitest'
import { runExample } from '../../../src/scoring/example.ts'
import { defaultModel } from '../../../src/scoring/model/index.ts'
import { runModule } from '../../../src/scoring/module.ts'
import { templateName } from './index.ts'

test.each(templateName.examples.map(example => [example.number, example] as const))(
  'example %s shows its printed digits',
  (_number, example) => {
    expect(runExample(templateName, example, defaultModel).filter(value => !value.agrees)).toEqual([])
  },
)

test('no observation is a reason, never 0', () => {
  const result = runModule(templateName, { observations: [] }, defaultModel)
  expect(result).toMatchObject({ ok: true, value: { finding: { value: null, reason: 'missing_input' } } })
})
