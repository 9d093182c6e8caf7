import { context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Command } from '../command.ts'

const subName = (command: Command) => command.name.slice(1)
const examplesOf = (command: Command) => command.examples.map(example => `\`${example}\``).join(', ')

function helpReply(offered: readonly Command[], topic: string): Reply {
  const wanted = offered.filter(command => subName(command) === topic.replace(/^\//, ''))
  const shown = wanted.length > 0 ? wanted : offered
  return reply('What you can ask', [
    header('What you can ask'),
    ...shown.map(command =>
      section(
        `*${command.name}* ${command.usageHint}\n${command.description}. For example ${examplesOf(command)}.`,
      ),
    ),
    context(
      'Only you see the answers. `/coach` answers for each command too, for example `/coach coverage`.',
    ),
  ])
}

/** `/coach`, one name for everything: `help`, and each command that has a name of its own. */
export function coachCommand(named: readonly Command[]): Command {
  const coach: Command = {
    name: '/coach',
    description: 'What you can ask, and every answer under one name',
    usageHint: 'help | coverage [account] | comp-mix [plan or @person]',
    examples: ['/coach help', '/coach coverage Lakeside'],
    async answer(ports, asked) {
      const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(asked.text) ?? []
      const wanted = first.toLowerCase()
      const offered = [...named, coach]
      if (wanted === '' || wanted === 'help') return helpReply(offered, rest.trim().toLowerCase())
      const command = named.find(each => subName(each) === wanted)
      if (command !== undefined) return command.answer(ports, { ...asked, text: rest.trim() })
      const help = helpReply(offered, '')
      const unknown = `I can't do “${escapeMrkdwn(cut(line(first), 40))}” yet.`
      return reply(unknown, [section(unknown), ...help.blocks])
    },
  }
  return coach
}
