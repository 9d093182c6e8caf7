import type { KnownBlock } from '@slack/types'
import { findByName } from '../../../workflows/names.ts'
import { context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Command } from '../command.ts'
import { glossary, type Term } from './glossary.ts'
import type { SubCommand } from './sub-command.ts'
import { subCommands } from './sub-commands.ts'

/** What the help lists: `title` is what is typed. */
type Offered = SubCommand & { readonly title: string }

const ofCommand = ({ name, ...command }: Command): Offered => ({
  ...command,
  word: name.slice(1),
  title: name,
})
const ofSubCommand = (command: SubCommand): Offered => ({ ...command, title: `/coach ${command.word}` })
const examplesOf = ({ examples }: Offered) => examples.map(example => `\`${example}\``).join(', ')

const commandText = (command: Offered) =>
  `*${command.title}* ${command.usageHint}\n${command.description}. For example ${examplesOf(command)}; in plain words “${command.phrases[0] ?? ''}”.`

function helpReply(shown: readonly Offered[], ...before: readonly KnownBlock[]): Reply {
  return reply('What you can ask', [
    ...before,
    header('What you can ask'),
    ...shown.map(command => section(commandText(command))),
    context(
      'Only you see the answers, unless you share one to a channel. Plain words work in my direct message, or where you name me in a channel. `/coach help` and a word, such as `single-threaded`, says what it means.',
    ),
  ])
}

/** What a word of the glossary means, and what answers about it. */
function termReply({ words, meaning, ask }: Term, offered: readonly Offered[]): Reply {
  const word = words.join(', ')
  const answer =
    offered.find(command => command.word === ask) ?? offered.find(({ word }) => word === words[0])
  return reply(`${word}: ${meaning}`, [
    section(`*${word}*: ${meaning}.`),
    ...(answer === undefined ? [] : [section(commandText(answer))]),
  ])
}

/** Help on a command, on a word of the glossary, or on everything. */
function helpOn(topic: string, offered: readonly Offered[]): Reply {
  const command = offered.filter(({ word }) => word === topic.replace(/^\//, ''))
  const termOf = (name: string) => glossary.find(term => term.words.includes(name))
  const exact = termOf(topic)
  if (exact !== undefined) return termReply(exact, command.length > 0 ? command : offered)
  if (topic === '' || command.length > 0) return helpReply(command.length > 0 ? command : offered)
  const found = findByName(
    topic,
    glossary.flatMap(({ words }) => words.map(name => ({ id: name, name }))),
  )
  const terms = [
    ...new Set(
      (found.kind === 'one' ? [found.match] : found.kind === 'several' ? found.matches : []).flatMap(
        ({ id }) => termOf(id) ?? [],
      ),
    ),
  ]
  const [only] = terms
  if (terms.length === 1 && only !== undefined) return termReply(only, offered)
  if (terms.length > 1)
    return reply(`Words like “${escapeMrkdwn(cut(line(topic), 40))}”`, [
      section(terms.map(({ words, meaning }) => `*${words.join(', ')}*: ${meaning}.`).join('\n')),
    ])
  const unknown = `I have no words about “${escapeMrkdwn(cut(line(topic), 40))}”. This is what I can answer:`
  return helpReply(offered, section(unknown))
}

const hintOf = (answered: readonly Offered[]) => ['help', ...answered.map(({ word }) => word)].join(' | ')

/** `/coach`, one name for everything: `help`, its own words, and each command that has a name of its own. */
export function coachCommandOf(named: readonly Command[]): Command {
  const answered = [...named.map(ofCommand), ...subCommands.map(ofSubCommand)]
  const split = (text: string) => {
    const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? []
    return { first, word: first.toLowerCase(), rest: rest.trim() }
  }
  const coach: Command = {
    name: '/coach',
    description: 'What you can ask, and every answer under one name',
    usageHint: hintOf(answered),
    examples: ['/coach help', '/coach coverage Lakeside'],
    phrases: ['what can you do …', 'what can i ask …', 'what does … mean', 'what is a …', 'what is an …'],
    opens(text) {
      const { word: wanted, rest } = split(text)
      return answered.find(({ word }) => word === wanted)?.opens?.(rest) ?? null
    },
    async answer(ports, asked, services) {
      const { first, word: wanted, rest } = split(asked.text)
      const offered = [...answered, ofCommand(coach)]
      if (wanted === '' || wanted === 'help') return helpOn(rest.toLowerCase(), offered)
      const command = answered.find(({ word }) => word === wanted)
      if (command !== undefined) return command.answer(ports, { ...asked, text: rest }, services)
      const unknown = `I can't do “${escapeMrkdwn(cut(line(first), 40))}” yet.`
      return { ...helpReply(offered, section(unknown)), text: unknown }
    },
  }
  return coach
}
