import { describe, expect, test } from 'vitest'
import type { AnswerPorts } from '../../workflows/answers/ports.ts'
import { glossary } from './coach/glossary.ts'
import { subCommands } from './coach/sub-commands.ts'
import { coachCommand as coach } from './index.ts'

const nothing = {} as AnswerPorts
const help = async (topic: string) =>
  JSON.stringify((await coach.answer(nothing, { slackUserId: 'U1', text: `help ${topic}` })).blocks)

describe('help on a topic', () => {
  test.each([
    ['tier', 'how much attention an account should get'],
    ['value gap', 'in which we are worse than others'],
    ['Misalignment', 'points at something customers don'],
    ['single-threaded', 'in two-way contact with one person only'],
    ['single threaded', 'in two-way contact with one person only'],
    ['mute', 'silence about'],
    ['grr', 'revenue retention'],
    ['buyer', 'economic buyer, influencer or gatekeeper'],
    ['/coverage', 'Who covers an account'],
    ['digest', 'whom to talk with'],
  ])('%s says what it is', async (topic, meaning) => {
    expect(await help(topic)).toContain(meaning)
  })

  test('an unknown one is escaped, and what can be asked is listed', async () => {
    const text = await help('<!channel> qqqq')
    expect(text).toContain('&lt;!channel&gt;')
    expect(text).toContain('/coverage')
  })

  test.each([
    'help',
    'tier',
    'value-gaps',
    'plan',
    'check-in',
    'win-loss',
    'alignment',
    'growth',
    'forecast',
    'digest',
    'settings',
    'mute',
    'why',
    'coverage',
    'comp-mix',
  ])('%s is offered, with an example that begins with its name', async word => {
    const text = await help('')
    const typed = word === 'coverage' || word === 'comp-mix' ? `/${word}` : `/coach ${word}`
    expect(text).toContain(`\`${typed}`)
  })

  test('what the glossary leads to is a command that there is', () => {
    const words = new Set([...subCommands.map(({ word }) => word), 'coverage', 'comp-mix', 'help'])
    expect(glossary.flatMap(({ ask }) => ask ?? []).filter(ask => !words.has(ask))).toEqual([])
  })
})
