// `npm run docs`: writes the pages that are made from definitions in the code.
import { writeFileSync } from 'node:fs'
import { scoringModules } from '../src/scoring/registry.ts'
import { dictionary, dictionaryPath } from './data-dictionary.ts'
import { scoringPage } from './docs/scoring-page.ts'
import { glossaryPage, glossaryPath } from './glossary.ts'

writeFileSync(new URL('../docs/scoring.md', import.meta.url), scoringPage(scoringModules))
writeFileSync(dictionaryPath, dictionary())
writeFileSync(glossaryPath, glossaryPage())
