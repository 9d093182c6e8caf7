import { context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Command } from '../command.ts'
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

function helpReply(offered: readonly Offered[], topic: string): Reply {
  const wanted = offered.filter(({ word }) => word === topic.replace(/^\//, ''))
  const shown = wanted.length > 0 ? wanted : offered
  return reply('What you can ask', [
    header('What you can ask'),
    ...shown.map(command =>
      section(
        `*${command.title}* ${command.usageHint}\n${command.description}. For example ${examplesOf(command)}.`,
      ),
    ),
    context(
      'Only you see the answers, unless you share one to a channel. `/coach` answers for each command too, for example `/coach coverage`.',
    ),
  ])
}

const hintOf = (answered: readonly Offered[]) =>
  ['help', ...answered.map(({ word, usageHint }) => [word, usageHint].filter(Boolean).join(' '))].join(' | ')

/** `/coach`, one name for everything: `help`, its own words, and each command that has a name of its own. */
export function coachCommand(named: readonly Command[]): Command {
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
    opens(text) {
      const { word: wanted, rest } = split(text)
      return answered.find(({ word }) => word === wanted)?.opens?.(rest) ?? null
    },
    async answer(ports, asked, services) {
      const { first, word: wanted, rest } = split(asked.text)
      const offered = [...answered, ofCommand(coach)]
      if (wanted === '' || wanted === 'help') return helpReply(offered, rest.toLowerCase())
      const command = answered.find(({ word }) => word === wanted)
      if (command !== undefined) return command.answer(ports, { ...asked, text: rest }, services)
      const help = helpReply(offered, '')
      const unknown = `I can't do “${escapeMrkdwn(cut(line(first), 40))}” yet.`
      return reply(unknown, [section(unknown), ...help.blocks])
    },
  }
  return coach
}
