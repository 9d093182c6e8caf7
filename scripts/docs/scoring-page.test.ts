import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scoringModules } from '../../src/scoring/registry.ts'
import { scoringPage } from './scoring-page.ts'

describe('docs/scoring.md', () => {
  const page = readFileSync(new URL('../../docs/scoring.md', import.meta.url), 'utf8')

  it('is what the definitions say; if not, run `npm run docs`', () => {
    expect(page).toBe(scoringPage(scoringModules))
  })

  it.each(scoringModules.map(module => [module.id, module] as const))(
    'tells the question, a source and a worked example of %s',
    (id, module) => {
      expect(page).toContain(`## ${id}\n\n${module.question}`)
      expect(page).toContain(`**Example ${module.examples[0]?.number}**`)
    },
  )
})
