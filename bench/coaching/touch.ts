import { dateOf } from './calendar.ts'
import type { World } from './world.ts'

/** A meeting that a seller had with some buyers. */
export function touch(
  { facts, lastMeeting }: World,
  given: { readonly accountId: string; readonly personId: string; readonly contactIds: readonly string[] },
  day: number,
): void {
  const { accountId, personId, contactIds } = given
  facts.add('activity', {
    activityId: `T-${accountId}-${day}-${personId}`,
    accountId,
    personId,
    contactIds: contactIds as string[],
    occurredOn: dateOf(day),
    activityKind: 'meeting',
    isTwoWay: true,
    isFaceToFace: true,
  })
  if (personId.startsWith('R-')) lastMeeting.set(accountId, day)
}
