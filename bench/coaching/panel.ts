import { dateOf } from './calendar.ts'
import type { Draw } from './draw.ts'
import type { World } from './world.ts'

/** What buyers of a segment truly think of one attribute: importance on 1..7, and ours minus others'. */
export interface Opinion {
  importance: number
  difference: number
}
/** True opinions by segment and attribute. */
export type Panels = Map<string, Map<string, Opinion>>

const BUYERS = 24
const FEW_BUYERS = 3
const DEVIATION = 0.6

/** Three that matter, one of them at parity; three that matter little. Owned by leads but for the third. */
export const mattersMost = ['Communicating the business value', 'Responsiveness of sales resources'] as const
export const ownedBySams = 'Articulating the future roadmap'
export const mattersLittle = ['Initial investment', 'Gifts', 'Printed catalogue'] as const
const healthyOpinions: readonly (readonly [string, Opinion])[] = [
  [mattersMost[0], { importance: 6, difference: 0.6 }],
  [mattersMost[1], { importance: 5.8, difference: 0.5 }],
  [ownedBySams, { importance: 5.6, difference: 0 }],
  [mattersLittle[0], { importance: 3.4, difference: -0.3 }],
  [mattersLittle[1], { importance: 3, difference: 0 }],
  [mattersLittle[2], { importance: 3.2, difference: -0.2 }],
]

export function opinionsOf({ panels }: World, segment: string): Map<string, Opinion> {
  const known = panels.get(segment) ?? new Map(healthyOpinions.map(([name, each]) => [name, { ...each }]))
  panels.set(segment, known)
  return known
}

const rating = (mean: number, draw: Draw) =>
  String(Math.min(7, Math.max(1, Math.round(mean + draw.normal() * DEVIATION))))

/**
 * One wave: the same buyers as before are asked again, and each gives whole points around what they truly think. What
 * nobody should act on comes with it: what reps believe of their buyers, and a few gatekeepers who are cross.
 */
export function askPanel(world: World, segment: string, day: number, draw: Draw): void {
  const { facts } = world
  const askedOn = dateOf(day)
  const row = (respondentId: string, attribute: string, given: object) =>
    facts.add('valueRating', {
      respondentId: `${segment} ${respondentId}`,
      segment,
      attribute,
      askedOn,
      sample: `Panel of ${segment}`,
      ...given,
    })
  for (const [attribute, { importance, difference }] of opinionsOf(world, segment)) {
    for (let buyer = 0; buyer < BUYERS; buyer += 1)
      row(`buyer ${buyer}`, attribute, {
        buyerRole: 'economic_buyer',
        importance: rating(importance, draw),
        own: rating(4.5 + difference / 2, draw),
        competitor: rating(4.5 - difference / 2, draw),
        statedBy: 'buyer',
      })
    for (let person = 0; person < FEW_BUYERS; person += 1) {
      row(`rep ${person}`, attribute, {
        buyerRole: 'economic_buyer',
        importance: '7',
        relative: '-3',
        statedBy: 'rep',
      })
      row(`gatekeeper ${person}`, attribute, {
        buyerRole: 'influencer_gatekeeper',
        importance: attribute === mattersMost[0] ? '7' : '4',
        own: '1',
        competitor: '6',
        statedBy: 'buyer',
      })
    }
  }
}
