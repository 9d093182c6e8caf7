import { dateOf, nextMonthBegins } from '../calendar.ts'
import type { Draw } from '../draw.ts'
import { type CompanyPlant, type MadeAccount, note, type World } from '../world.ts'
import { addAnswers } from './answers.ts'

/** A move is news for this long. */
const NEWS_DAYS = 30
const BUSY_DAYS = 60

const isFree = (day: number) => (account: MadeAccount) => account.busyUntil < day

function moved(world: World, account: MadeAccount, day: number, names: readonly string[]): number {
  const observableOn = nextMonthBegins(day)
  account.busyUntil = day + BUSY_DAYS
  const truth = note(world, 'tier-swap', {
    kind: 'tier-changed',
    accountId: account.accountId,
    names,
    personIds: [account.leadId, account.samId],
    observableOn,
  })
  truth.fixedOn = observableOn + NEWS_DAYS
  return observableOn
}

/** One of the best falls back, and an ordinary account takes its place: the month's review sees both. */
function swap(world: World, riser: MadeAccount, day: number, draw: Draw): void {
  const stars = world.accounts.filter(({ isStar }) => isStar).filter(isFree(day))
  if (stars.length === 0) return
  const star = draw.pick(stars)
  star.isStar = false
  riser.isStar = true
  for (const account of [star, riser]) addAnswers(world.facts, account, day, draw)
  moved(world, star, day, ['1a>'])
  const observableOn = moved(world, riser, day, ['>1a'])
  if (riser.size === 'small')
    note(world, 'tier-swap', {
      kind: 'hidden-hot-spot',
      accountId: riser.accountId,
      personIds: [riser.leadId, riser.managerId],
      observableOn,
    })
}

const ordinary = ({ accounts }: World, day: number, size: MadeAccount['size']) =>
  accounts.filter(account => !account.isStar && account.size === size).filter(isFree(day))

export const tierSwap: CompanyPlant = {
  id: 'tier-swap',
  count: accounts => Math.max(4, Math.round(accounts * 0.02)),
  days: [5, 320],
  begin(world, day, draw) {
    const risers = ordinary(world, day, draw.pick(['large', 'small']))
    if (risers.length > 0) swap(world, draw.pick(risers), day, draw)
  },
}

/** One of the best stays as good a customer, and no longer works in a way that suits both. */
export const behaviourTurn: CompanyPlant = {
  id: 'behaviour-turn',
  count: accounts => Math.max(2, Math.round(accounts * 0.005)),
  days: [5, 320],
  begin(world, day, draw) {
    const stars = world.accounts.filter(({ isStar }) => isStar).filter(isFree(day))
    if (stars.length === 0) return
    const star = draw.pick(stars)
    for (const question of ['B1', 'B2', 'B3'] as const)
      world.facts.add('answer', {
        accountId: star.accountId,
        question,
        value: '1',
        answeredOn: dateOf(day),
        answeredBy: star.leadId,
      })
    moved(world, star, day, ['1a>1b'])
    // It is in Tier 1b from here on, so the other story can't be told of it.
    star.busyUntil = Number.MAX_SAFE_INTEGER
  },
}
