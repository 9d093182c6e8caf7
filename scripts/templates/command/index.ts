import { plural, sayDate } from '../../../src/coaching/index.ts'
import { context, header, type Reply, reply, section } from '../../../src/slack/blocks/build.ts'
import { noAnswer } from '../../../src/slack/blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../src/slack/blocks/text.ts'
import type { Command } from '../../../src/slack/commands/command.ts'
import type { TemplateNameAnswer } from './answer.ts'

export function templateNameReply(answer: TemplateNameAnswer): Reply {
  if (answer.kind !== 'template_name') return noAnswer(answer)
  const { personName, run } = answer
  return reply('Template name', [
    header('Template name'),
    section(
      `Hello ${escapeMrkdwn(line(personName))}: ${plural(run.accounts, 'account')} were scored.\n*Next step:* say here the one thing to do.`,
    ),
    context(`As of ${sayDate(run.asOf)} · model ${escapeMrkdwn(run.modelVersion)}`),
  ])
}

export const templateNameCommand: Command = {
  name: '/template-name',
  description: 'Say in a few words what it answers',
  usageHint: '[account]',
  examples: ['/template-name'],
  phrases: ['template name of …'],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  answer: async (ports, asked) => {
    const { answerTemplateName } = await import('./answer.ts')
    return templateNameReply(await answerTemplateName(ports, asked))
  },
}
