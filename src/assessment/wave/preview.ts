import { alignment, type Model } from '../../scoring/index.ts'

export interface PreviewUnit {
  readonly unit: string
  readonly asked: number
  readonly expected: number
  /** Whether its cells could be shown if so many answer. */
  readonly canShow: boolean
}

export interface WavePreview {
  readonly asked: number
  readonly expected: number
  readonly canShowTotal: boolean
  readonly units: readonly PreviewUnit[]
  /** How many people a shown group needs. */
  readonly fewest: number
}

/** What a wave could show at the expected response: the rules of the results, on numbers of people. */
export function previewWave(asked: Readonly<Record<string, number>>, model: Model): WavePreview {
  const { response, suppression } = model.alignment
  const fewest = alignment.fewestPeople(suppression)
  const units = Object.entries(asked).map(([unit, count]) => ({
    unit,
    asked: count,
    expected: Math.round(count * response.expected),
  }))
  const people = units.map(({ unit, expected }) => ({
    id: unit,
    people: Array.from({ length: expected }, (_, index) => `${unit}:${index}`),
  }))
  const visible = alignment.visibleUnits(
    people.flatMap(each => each.people),
    people,
    { minimumRespondents: fewest },
  )
  return {
    asked: units.reduce((sum, unit) => sum + unit.asked, 0),
    expected: units.reduce((sum, unit) => sum + unit.expected, 0),
    canShowTotal: visible.total,
    units: units.map(unit => ({ ...unit, canShow: visible.units.includes(unit.unit) })),
    fewest,
  }
}
