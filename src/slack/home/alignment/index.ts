import { assessmentActions } from '../../assessment/ids.ts'
import { actions, button, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import type { HomeSection } from '../section.ts'

/** What is open for the viewer, and the last results in brief. */
export const alignmentSection: HomeSection = {
  id: 'alignment',
  isFor: () => true,
  async blocks({ assess }, { slackUserId }) {
    const { readAlignment } = await import('../../../workflows/assess/read.ts')
    const { pointsOf, responseLine, sayPoint } = await import('../../../workflows/assess/tell.ts')
    const { overviewBlocks } = await import('../../assessment/overview.ts')
    const view = await readAlignment(assess, slackUserId)
    if (view === null || (view.open.length === 0 && view.last === null && !view.canStart)) return []
    const { last } = view
    return [
      header('Alignment'),
      ...(last === null
        ? []
        : [
            section(
              [
                `*${escapeMrkdwn(last.wave.name)}*: ${escapeMrkdwn(responseLine(last, assess.model))}`,
                ...pointsOf(last).map(point => `• ${escapeMrkdwn(line(sayPoint(point)))}`),
              ].join('\n'),
            ),
            actions(
              'alignment-results',
              button({
                actionId: assessmentActions.results,
                label: 'See the results',
                value: last.wave.waveId,
              }),
            ),
          ]),
      ...overviewBlocks(view),
    ]
  },
}
