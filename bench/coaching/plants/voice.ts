import type { Draw } from '../draw.ts'
import { askPanel, mattersLittle, mattersMost, opinionsOf, ownedBySams } from '../panel.ts'
import { note, type Truth, type World } from '../world.ts'

const WAVE_EVERY = 63
const FIRST_WAVE = 7
/** News of a survey is news for this long. */
const NEWS_DAYS = 30

interface Turn {
  readonly attribute: string
  readonly difference: number
  readonly change: 'opened' | 'worsened' | 'closed' | 'over'
}

/** What becomes of a segment from wave to wave; the healthy ones stay as they are. */
const stories: readonly (readonly (readonly Turn[])[])[] = [
  [[], []],
  [
    [],
    [{ attribute: mattersMost[0], difference: -1.3, change: 'opened' }],
    [{ attribute: mattersMost[0], difference: -2.6, change: 'worsened' }],
    [
      { attribute: mattersMost[0], difference: 0.9, change: 'closed' },
      { attribute: mattersLittle[1], difference: 1.6, change: 'over' },
    ],
  ],
  [
    [{ attribute: mattersLittle[0], difference: 1.6, change: 'over' }],
    [],
    [{ attribute: ownedBySams, difference: -1.4, change: 'opened' }],
    [{ attribute: mattersLittle[0], difference: -0.3, change: 'over' }],
    [{ attribute: ownedBySams, difference: 0.9, change: 'closed' }],
  ],
  [
    [],
    [{ attribute: mattersMost[1], difference: -1.3, change: 'opened' }],
    [{ attribute: mattersLittle[2], difference: 1.6, change: 'over' }],
    [{ attribute: mattersMost[1], difference: 0.9, change: 'closed' }],
    [{ attribute: mattersMost[0], difference: -1.3, change: 'opened' }],
  ],
]

const personsOf = ({ accounts }: World, segment: string, attribute: string) => [
  ...new Set(
    accounts
      .filter(account => account.segment === segment)
      .map(({ leadId, samId }) => (attribute === ownedBySams ? samId : leadId)),
  ),
]

const isOf = (segment: string, attribute: string) => (truth: Truth) =>
  truth.plantId === 'voice' && truth.names.includes(attribute) && truth.names.includes(segment)

function turn(world: World, segment: string, day: number, { attribute, difference, change }: Turn): void {
  const opinion = opinionsOf(world, segment).get(attribute)
  if (opinion === undefined) return
  const standing = world.truths.filter(isOf(segment, attribute)).filter(truth => truth.fixedOn === null)
  opinion.difference = difference
  if (change === 'closed' || (change === 'over' && difference < 0))
    for (const truth of standing) truth.fixedOn = day
  if (change === 'over' && difference < 0) return
  const truth = note(world, 'voice', {
    kind: change === 'over' ? 'over-delivery' : 'value-gap',
    names: change === 'over' ? [segment, attribute] : [`${change}:`, segment, attribute],
    personIds: personsOf(world, segment, attribute),
    observableOn: day,
  })
  if (change === 'worsened' || change === 'closed') truth.fixedOn = day + NEWS_DAYS
}

/** Asks the panels whose turn it is: each segment every nine weeks, one after another. */
export function askPanels(world: World, day: number, draw: Draw): void {
  world.segments.forEach((segment, place) => {
    const since = day - FIRST_WAVE - ((place * 3) % 40)
    if (since < 0 || since % WAVE_EVERY !== 0) return
    const wave = since / WAVE_EVERY
    const story = stories[(place + 1) % stories.length] ?? []
    for (const each of story[wave] ?? []) turn(world, segment, day, each)
    askPanel(world, segment, day, draw)
  })
}
