import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Installation, openInstallation } from '../../../src/composition/installation.ts'
import { carryOut } from '../../../src/composition/jobs.ts'
import { projectFolder } from '../../../src/composition/sample-workspace.ts'
import { servicesOf } from '../../../src/composition/services.ts'
import { createLog } from '../../../src/log.ts'
import type { SlackServices } from '../../../src/slack/index.ts'
import type { CoachingStore } from '../../../src/workflows/ports/index.ts'
import { configOn, placeOn } from '../../support/installations.ts'

/** The account that everybody asks about, in the sample company. */
export const ACCOUNT = { id: 'A-001', name: 'Lakeside Hospital Group' } as const
/** A plan that pays the SAM alone. */
export const PLAN = { id: 'CP-SAM-2026', name: 'Strategic account manager 2026' } as const

/** How people stand to the account and to the plan; null for those who are nobody in the people data. */
const personIds = {
  rep: 'P-101',
  otherRep: 'P-104',
  sam: 'P-010',
  delegate: 'P-121',
  head: 'P-001',
  manager: 'P-002',
  otherManager: 'P-003',
  operations: 'P-130',
  marketing: 'P-140',
  guest: 'P-106',
  leaver: 'P-107',
  unmatched: null,
  otherWorkspace: null,
} as const

export type Who = keyof typeof personIds
export const everyone = Object.keys(personIds) as readonly Who[]
/** Guests, leavers, strangers and members of other workspaces. */
export const outsiders: readonly Who[] = ['guest', 'leaver', 'unmatched', 'otherWorkspace']
export const colleagues = everyone.filter(who => !outsiders.includes(who))
export const userOf = (who: Who) => `U0${who.toUpperCase()}`

export interface Company {
  readonly services: SlackServices
  readonly installation: Installation
  /** Tells the rep something, and gives its id. */
  readonly tellRep: () => Promise<string>
  close(): Promise<void>
}

async function tell({ react }: SlackServices, personId: string, at: Date): Promise<string> {
  const reason = randomUUID()
  const { coaching } = react as unknown as { readonly coaching: CoachingStore }
  const nudge = {
    kind: 'coverage-gap',
    accountId: ACCOUNT.id,
    reason,
    personId,
    runId: 'R-1',
    evidence: null,
  }
  await coaching.queue({ personId, key: reason, dueAt: at, nudges: [nudge], content: () => ({}) }, at)
  const told = (await coaching.openOf(personId)).find(each => each.reason === reason)
  if (told === undefined) throw new Error('the rep was told nothing')
  return told.nudgeId
}

/** The sample company, scored and coached, with members of every kind; the SAM has named a delegate. */
export async function openCompany(): Promise<Company> {
  const place = await placeOn('embedded')
  const log = createLog({ level: 'silent' })
  const installation = await openInstallation(configOn(place.location), log, true)
  const dir = join(projectFolder, 'samples/cleanme/2026-08-31')
  await carryOut(installation, { job: 'import', dir, mapping: null, isDryRun: false }, () => {})
  await carryOut(installation, { job: 'run', asOf: '2026-08-31', isDryRun: false }, () => {})
  const all = servicesOf(installation, {
    dataDir: place.config.dataDir,
    readUploads: async () => [],
    soon: () => {},
  })
  // A run as of today would change what every later try is shown; who may ask for one is all that counts here.
  const score = async () => ({ ...(await all.operations.preview()), accounts: 1, note: null })
  const services: SlackServices = { ...all, operations: { ...all.operations, score } }
  const { directory, facts, checkIns } = services.answers
  const emails = new Map(
    (
      await facts.byId(
        'person',
        Object.values(personIds).flatMap(id => id ?? []),
      )
    ).map(({ row }) => [row.personId, row.email]),
  )
  await directory.saveMembers(
    everyone
      // Nobody has ever told the bot of a member of another workspace.
      .filter(who => who !== 'otherWorkspace')
      .map(who => ({
        slackUserId: userOf(who),
        email: emails.get(personIds[who] ?? '') ?? `${who}@elsewhere.example`,
        timeZone: 'America/New_York',
        isGuest: who === 'guest',
        isDeactivated: false,
      })),
  )
  await checkIns.nameDelegate({
    accountId: ACCOUNT.id,
    samId: personIds.sam,
    delegateId: personIds.delegate,
    namedAt: installation.now(),
  })
  return {
    services,
    installation,
    tellRep: () => tell(services, personIds.rep, installation.now()),
    async close() {
      await installation.close()
      await place.remove()
    },
  }
}
