import type { KnownBlock } from '@slack/types'
import { plural, sayDate } from '../../../coaching/index.ts'
import type { Status } from '../../../workflows/operations/status.ts'
import { actions, button, context, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn } from '../../blocks/text.ts'
import { operationsActions } from '../../forms/operations/actions.ts'
import type { HomeSection } from '../section.ts'

const day = (at: Date) => sayDate(at.toISOString().slice(0, 10))

/** The steps of the first day, each with whether it is done and how to do it. */
function checklist({ lastImport, runs, unmatched, settings }: Status): string[] {
  const step = (isDone: boolean, text: string) => `${isDone ? '✓' : '○'} ${text}`
  const [run] = runs
  const reach = !settings.isSwitchedOn
    ? 'Messages are off: preview the first round, then switch it on for a pilot team'
    : settings.pilotManagerId === null
      ? 'Messages are on for everybody'
      : 'Messages are on for the pilot team'
  return [
    step(lastImport !== null, 'Import people and accounts: `npx plumbline import FOLDER`'),
    step(
      unmatched === 0,
      unmatched === 0
        ? 'Every member is matched with a person'
        : `${plural(unmatched, 'member')} without a person`,
    ),
    step(
      run !== undefined,
      run === undefined ? 'Score the facts: `npx plumbline run`' : 'The facts are scored',
    ),
    step(settings.isSwitchedOn, reach),
  ]
}

function state({ lastImport, unfinishedImport, runs, messages, stuck }: Status): string[] {
  const [run] = runs
  const { due, sending, sent } = messages
  return [
    run === undefined
      ? 'No scoring run yet'
      : `Last scoring run: as of ${sayDate(run.asOf)}, ${plural(run.accounts, 'account')}, model ${escapeMrkdwn(run.modelVersion)}`,
    lastImport?.finishedAt == null
      ? 'No completed import yet'
      : `Last import: ${day(lastImport.finishedAt)}, ${lastImport.accepted.toLocaleString('en')} rows in, ${lastImport.rejected.toLocaleString('en')} rejected`,
    ...(unfinishedImport === null
      ? []
      : [
          unfinishedImport.state === 'running'
            ? 'An import is under way'
            : `*Please look:* the import of ${day(unfinishedImport.startedAt)} was interrupted; import the same files again`,
        ]),
    `Messages: ${sent.toLocaleString('en')} sent, ${due + sending} waiting${stuck === 0 ? '' : `, *${stuck} need a person*`}`,
  ]
}

/** The first day's checklist, then how everything stands. */
export const operationsSection: HomeSection = {
  id: 'operations',
  isFor: ({ person }) => person.role === 'sales_operations',
  async blocks({ operations, answers }): Promise<readonly KnownBlock[]> {
    const { readStatus } = await import('../../../workflows/operations/status.ts')
    const status = await readStatus(operations, answers.directory)
    return [
      header('Sales operations'),
      section(checklist(status).join('\n')),
      actions(
        'operations',
        button({
          actionId: operationsActions.reach,
          label: 'Who gets messages',
          value: 'home',
          style: 'primary',
        }),
        button({ actionId: operationsActions.preview, label: 'Preview the next round', value: 'home' }),
        button({ actionId: operationsActions.match, label: 'Match a member', value: 'home' }),
        ...(status.stuck === 0
          ? []
          : [button({ actionId: operationsActions.stuck, label: 'Stuck messages', value: 'home' })]),
        button({ actionId: operationsActions.audit, label: 'Audit log', value: 'home' }),
      ),
      section(
        state(status)
          .map(text => `• ${text}`)
          .join('\n'),
      ),
      context('Only sales operations see this part.'),
    ]
  },
}
