import type { Draw } from '../draw.ts'
import type { CompanyPlant, MadeAccount, Plant, World } from '../world.ts'
import { absentCustomer, sharedChannel, silentSam } from './check-ins.ts'
import { buyerLeft, noLead, twoLeads } from './coverage.ts'
import { generalist, motionMisfit } from './fit.ts'
import { handOver } from './hand-over.ts'
import { tooAggressive, twoClocks, wrongMeasures } from './pay.ts'
import { absentRep, askedAction, overdueAction, stalePlan, thinPlan } from './plans.ts'
import { closedOpportunity, conflict, missingAnswer, offPlan } from './pursuits.ts'
import { behaviourTurn, tierSwap } from './tiers.ts'
import { weakSegment } from './win-rates.ts'

/** What goes wrong on single accounts. */
export const accountPlants: readonly Plant[] = [
  noLead,
  twoLeads,
  buyerLeft,
  overdueAction,
  conflict,
  offPlan,
  thinPlan,
  stalePlan,
  absentRep,
  closedOpportunity,
  missingAnswer,
  askedAction,
  silentSam,
  sharedChannel,
  absentCustomer,
  motionMisfit,
  generalist,
  handOver,
]

/** What goes wrong in lines, segments and the whole company; surveys have a story of their own (`voice.ts`). */
export const companyPlants: readonly CompanyPlant[] = [
  tierSwap,
  behaviourTurn,
  wrongMeasures,
  tooAggressive,
  twoClocks,
  weakSegment,
]

interface AnyPlant extends Pick<Plant, 'id' | 'mend'> {
  /** The account is null for what is about no single one. */
  begin(world: World, account: MadeAccount | null, day: number, draw: Draw): void
}

const onAccount = (plant: Plant): AnyPlant => ({
  ...plant,
  begin(world, account, day, draw) {
    if (account !== null) plant.begin(world, account, day, draw)
  },
})
const inCompany = (plant: CompanyPlant): AnyPlant => ({
  ...plant,
  begin: (world, _, day, draw) => plant.begin(world, day, draw),
})

const all = new Map(
  [...accountPlants.map(onAccount), ...companyPlants.map(inCompany)].map(plant => [plant.id, plant]),
)

/** The plant of a truth; surveys and disputes have none, since they take their own course. */
export const plantOf = (plantId: string) => all.get(plantId)
