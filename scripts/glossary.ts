import { fileURLToPath } from 'node:url'
import { glossary } from '../src/slack/commands/coach/glossary.ts'

export const glossaryPath = fileURLToPath(new URL('../docs/glossary.md', import.meta.url))

/** The whole glossary as Markdown. */
export function glossaryPage(): string {
  return [
    '# Glossary',
    '',
    '<!-- Made by scripts/glossary.ts from src/slack/commands/coach/glossary.ts; a test keeps it true. -->',
    '',
    'The same words in code, tests, documents and messages; `/coach help` and a word says what it means.',
    '',
    '| word | meaning |',
    '| --- | --- |',
    ...glossary.map(({ words, meaning }) => `| ${words.join(', ')} | ${meaning} |`),
    '',
  ].join('\n')
}
