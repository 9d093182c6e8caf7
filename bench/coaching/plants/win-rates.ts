import { addClosed } from '../past.ts'
import { type CompanyPlant, note, type World } from '../world.ts'

/** Opportunities of a segment that are closed on one day, spread over its accounts. */
function closeMany(world: World, segment: string, day: number, isWon: boolean, count: number): void {
  const accounts = world.accounts.filter(account => account.segment === segment)
  for (let index = 0; index < count; index += 1) {
    const account = accounts[index % accounts.length]
    if (account === undefined) return
    addClosed(world, account, { id: `BATCH-${segment}-${day}-${index}`, day, isWon })
  }
}

/** A branch in which we lose: twice as many are lost in a quarter as were ever closed there. */
export const weakSegment: CompanyPlant = {
  id: 'weak-segment',
  count: accounts => Math.max(2, Math.min(6, Math.round(accounts / 400))),
  days: [30, 300],
  begin(world, day, draw) {
    const segment = draw.pick(world.segments)
    if (world.truths.some(({ plantId, kept }) => plantId === 'weak-segment' && kept['segment'] === segment))
      return
    const own = world.accounts.filter(account => account.segment === segment)
    const ids = new Set(own.map(({ accountId }) => accountId))
    const closed = [...ids].flatMap(accountId =>
      world.facts.by('opportunity', 'accountId', accountId).filter(({ closedOn }) => closedOn !== null),
    ).length
    closeMany(world, segment, day, false, closed * 2)
    note(world, 'weak-segment', {
      kind: 'coaching-focus',
      names: [segment],
      personIds: [...new Set(own.map(({ managerId }) => managerId))],
      observableOn: day,
      kept: { segment, closed: String(closed) },
    })
  },
  // After some coaching as many are won as were lost.
  mend: (world, { kept: { segment = '', closed = '0' } }, day) =>
    closeMany(world, segment, day, true, Number(closed) * 2),
}
