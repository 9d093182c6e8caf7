import { assessmentActions } from '../../../assessment/ids.ts'
import { reply, sentence } from '../../../blocks/build.ts'
import { noAnswer } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { startForm } from '../../../forms/assessment/start-form.ts'
import type { SubCommand } from '../sub-command.ts'

export const alignmentSubCommand: SubCommand = {
  word: 'alignment',
  description: 'What we think of how we are set up for customers: the last assessment, and what is open',
  usageHint: '[function | comments | start]',
  examples: [
    '/coach alignment',
    '/coach alignment sales',
    '/coach alignment comments',
    '/coach alignment start',
  ],
  phrases: ['alignment of …', 'alignment …', 'how aligned are we …'],
  opens: text =>
    text.toLowerCase() === 'start' ? { form: startForm, value: assessmentActions.start } : null,
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(_, { slackUserId, text }, services) {
    if (services === undefined) return sentence('Please type `/coach alignment`.')
    const { readAlignment } = await import('../../../../workflows/assess/read.ts')
    const { overviewBlocks } = await import('../../../assessment/overview.ts')
    const { resultsReply } = await import('../../../assessment/results.ts')
    const { commentsReply } = await import('../../../assessment/lists.ts')
    const { assess } = services
    const view = await readAlignment(assess, slackUserId)
    if (view === null) return noAnswer({ kind: 'unknown_person' })
    const overview = overviewBlocks(view)
    if (view.last === null)
      return reply('Alignment', overview.length > 0 ? overview : sentence('Nothing is open.').blocks)
    const wanted = line(text).toLowerCase()
    if (wanted === 'comments') return commentsReply(view.last)
    const units = view.last.wave.result.groups.flatMap(({ unit }) => unit ?? [])
    const unit = units.find(each => each.toLowerCase() === wanted) ?? null
    if (wanted !== '' && unit === null)
      return sentence(
        units.length === 0
          ? 'The last assessment shows no function by itself: too few people answered.'
          : `The last assessment shows ${units.map(each => escapeMrkdwn(each)).join(', ')}. Other functions are too small to show, or were not asked.`,
      )
    const { text: title, blocks } = resultsReply(view.last, unit, assess.model)
    return reply(title, [...blocks, ...overview])
  },
}
