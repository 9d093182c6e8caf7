import { describe, expect, test } from 'vitest'
import { askable } from '../commands/index.ts'
import type { SlackServices } from '../surface.ts'
import { understand } from './match.ts'
import { answerPlainWords, saidText } from './plain-words.ts'

describe('plain words', () => {
  test.each([
    ['who covers Acme?', 'coverage', 'Acme'],
    ['Hi! Who covers the Lakeside Hospital Group, please?', 'coverage', 'Lakeside Hospital Group'],
    ['what tier is Lakeside?', 'tier', 'Lakeside'],
    ['What tier does Lakeside have', 'tier', 'Lakeside'],
    ['how is my comp plan?', 'comp-mix', ''],
    ['how is the comp plan of <@U012AB>?', 'comp-mix', '<@U012AB>'],
    ['mute coverage gaps for a week', 'mute', 'coverage gaps for a week'],
    ['mute value gaps for Lakeside', 'mute', 'value gaps for Lakeside'],
    ['can you mute Lakeside for 3 days?', 'mute', 'Lakeside for 3 days'],
    ['coverage of St. Brannock’s', 'coverage', 'St. Brannock’s'],
    ['my accounts', 'coverage', ''],
    ['forecast Colin Drummond', 'forecast', 'Colin Drummond'],
    ['show me the forecast for the team of Colin', 'forecast', 'Colin'],
    ['why did we lose the strip contract?', 'win-loss', 'strip contract'],
    ['why did you tell me about Lakeside', 'why', 'Lakeside'],
    ['why', 'why', ''],
    ['check-in Lakeside', 'check-in', 'Lakeside'],
    ['what is a value gap?', 'help', 'value gap'],
    ['what does misalignment mean?', 'help', 'misalignment'],
    ['what do customers value?', 'value-gaps', ''],
    ['help', 'help', ''],
    ['settings', 'settings', ''],
    ['win/loss', 'win-loss', ''],
  ])('“%s” asks %s of “%s”', (text, word, about) => {
    expect(understand(text, askable)).toEqual({ word, about })
  })

  test.each(['', '?!', 'good morning', 'is it raining', 'does it', 'what does'])(
    '“%s” is not understood, and nothing is guessed',
    text => {
      expect(understand(text, askable)).toBeNull()
    },
  )

  test('a phrase belongs to one command, and is written as it is compared', () => {
    const phrases = askable.flatMap(each => each.phrases)
    expect(new Set(phrases).size).toBe(phrases.length)
    for (const phrase of phrases) {
      expect(phrase).toMatch(/^[a-z]+( [a-z]+)* …( [a-z]+)*$/)
      const about = 'Qqq'
      const owner = askable.find(each => each.phrases.includes(phrase))?.word
      expect(understand(phrase.replace('…', about), askable)).toEqual({ word: owner, about })
    }
    expect(askable.filter(each => each.phrases.length === 0)).toEqual([])
  })
})

test('a question is read without the bot’s name, without link marks and without escapes', () => {
  expect(saidText('<@UBOT> who covers <http://Acme.com|Acme.com> &amp; Sons?', 'UBOT')).toBe(
    'who covers Acme.com & Sons?',
  )
  expect(saidText('comp plan of <@U1>', 'UBOT')).toBe('comp plan of <@U1>')
})

test.each([
  ['channel', ''],
  ['channel Lakeside', 'Lakeside'],
])('the button of the form that “%s” asks for carries the name “%s” and no other', async (text, value) => {
  const { blocks } = await answerPlainWords({} as SlackServices, { slackUserId: 'U1', text })
  expect(blocks.flatMap(block => (block.type === 'actions' ? block.elements : []))).toMatchObject([
    { action_id: 'open_account_channel', value },
  ])
})
