import type { KnownBlock } from '@slack/types'
import { plural, sayDate, sayNumber } from '../../../coaching/index.ts'
import type { Status } from '../../../workflows/operations/status.ts'
import { actions, button, context, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { operationsActions } from '../../forms/operations/actions.ts'
import type { HomeSection } from '../section.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const day = (at: Date) => sayDate(at.toISOString().slice(0, 10))

/** The steps of the first day, each with whether it is done and how to do it. */
function checklist(status: Status): string[] {
  const { lastImport, runs, unmatched, settings, accountChannels, models, modelInForce } = status
  const step = (isDone: boolean, text: string) => `${isDone ? '✓' : '○'} ${text}`
  const [run] = runs
  const isPublished = models.some(({ publishedAt }) => publishedAt !== null)
  const reach = !settings.isSwitchedOn
    ? 'Messages are off: preview the first round, then switch it on for a pilot team'
    : settings.pilotManagerId === null
      ? 'Messages are on for everybody'
      : 'Messages are on for the pilot team'
  return [
    step(
      lastImport !== null,
      lastImport === null
        ? 'Import people and accounts: upload the files here, or `npx plumbline import FOLDER`'
        : 'People and accounts are imported',
    ),
    step(
      unmatched === 0,
      unmatched === 0
        ? 'Every member is matched with a person'
        : `${plural(unmatched, 'member')} without a person`,
    ),
    step(
      accountChannels > 0,
      accountChannels > 0
        ? `${plural(accountChannels, 'account channel')} for check-ins; \`/coach channel\` and a name says another`
        : 'Map account channels: type `/coach channel` and the name of an account in its channel, and `/invite @Plumbline` there',
    ),
    step(
      isPublished,
      isPublished
        ? `The scoring model is published: ${say(modelInForce)}`
        : `Publish the scoring model; until then the built-in one is used, ${say(modelInForce)}`,
    ),
    step(
      run !== undefined,
      run === undefined ? 'Score the facts, here or with `npx plumbline run`' : 'The facts are scored',
    ),
    step(settings.isSwitchedOn, reach),
  ]
}

const runText = ({ asOf, accounts, modelVersion }: Status['runs'][number]) =>
  `as of ${sayDate(asOf)}, ${plural(accounts, 'account')}, model ${say(modelVersion)}`

const modelText = ({ version, publishedAt, note }: Status['models'][number]) =>
  `${say(version)} (${publishedAt === null ? 'a draft' : `published ${day(publishedAt)}${note === null ? '' : `: ${say(note)}`}`})`

function state({ lastImport, unfinishedImport, runs, messages, stuck, unmatched, models }: Status): string[] {
  const { due, sending, sent } = messages
  return [
    runs.length === 0 ? 'No scoring run yet' : `Last scoring runs: ${runs.map(runText).join('; ')}`,
    lastImport?.finishedAt == null
      ? 'No completed import yet'
      : `Last import: ${day(lastImport.finishedAt)}, ${sayNumber(lastImport.accepted)} rows in, ${sayNumber(lastImport.rejected)} rejected`,
    ...(unfinishedImport === null
      ? []
      : [
          unfinishedImport.state === 'running'
            ? 'An import is under way'
            : `*Please look:* the import of ${day(unfinishedImport.startedAt)} was interrupted; import the same files again`,
        ]),
    `Messages: ${sayNumber(sent)} sent, ${sayNumber(due + sending)} waiting${stuck === 0 ? '' : `, *${sayNumber(stuck)} need a person*`}`,
    `Members without a person: ${sayNumber(unmatched)}`,
    models.length === 0
      ? 'Model versions: only the built-in one'
      : `Model versions: ${models.map(modelText).join('; ')}`,
  ]
}

const buttons = [
  ['import', 'Import files'],
  ['match', 'Match a member'],
  ['model', 'Scoring model'],
  ['score', 'Score the facts'],
  ['preview', 'Preview the next round'],
  ['reach', 'Who gets messages'],
] as const

/** The first day's checklist, then how everything stands. */
export const operationsSection: HomeSection = {
  id: 'operations',
  isFor: ({ person }) => person.role === 'sales_operations',
  async blocks({ operations, answers }): Promise<readonly KnownBlock[]> {
    const { readStatus } = await import('../../../workflows/operations/status.ts')
    const status = await readStatus(operations, answers.directory, {
      store: answers.checkIns,
      prefixes: answers.model.coaching.checkIn.channelPrefixes,
    })
    return [
      header('Sales operations'),
      section(checklist(status).join('\n')),
      actions(
        'operations',
        ...buttons.map(([action, label]) =>
          button({ actionId: operationsActions[action], label, value: 'home' }),
        ),
      ),
      section(
        state(status)
          .map(text => `• ${text}`)
          .join('\n'),
      ),
      actions(
        'operations:state',
        ...(status.stuck === 0
          ? []
          : [button({ actionId: operationsActions.stuck, label: 'Stuck messages', value: 'home' })]),
        button({ actionId: operationsActions.audit, label: 'Audit log', value: 'home' }),
      ),
      context('Only sales operations see this part.'),
    ]
  },
}
