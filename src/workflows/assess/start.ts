import { createHash } from 'node:crypto'
import {
  freezeForm,
  previewWave,
  sayScope,
  type TemplateId,
  type WavePreview,
  type WaveScope,
} from '../../assessment/index.ts'
import { alignment } from '../../scoring/index.ts'
import type { NewWave, Person, Wave } from '../ports/index.ts'
import { audienceOf, countByUnit } from './audience.ts'
import { closingTime, quarterOf } from './dates.ts'
import { type AssessPorts, hoursOf, startScope } from './ports.ts'

export interface WaveRequest {
  readonly template: TemplateId
  readonly statements: readonly string[]
  readonly scope: Omit<WaveScope, 'under'>
  readonly isRepeated: boolean
}

export type StartOutcome =
  | { readonly kind: 'started'; readonly wave: NewWave; readonly asked: number }
  | { readonly kind: 'denied' }
  /** Messages are off, so nobody could be invited while its days go by. */
  | { readonly kind: 'switched_off' }
  /** Nothing could ever be shown, so nobody is asked. */
  | { readonly kind: 'too_few'; readonly asked: number; readonly fewest: number }
  /** The same people were asked the same this quarter. */
  | { readonly kind: 'exists' }

/** Who would be asked, and what could be shown if as many answer as expected; null for people who may start none. */
export async function previewStart(
  ports: AssessPorts,
  person: Person,
  scope: WaveRequest['scope'],
): Promise<WavePreview | null> {
  const own = startScope(person)
  if (own === null) return null
  return previewWave(countByUnit(await audienceOf(ports, { ...scope, ...own })), ports.model)
}

const sorted = (names: readonly string[]) => [...names].sort()

/** The same for the same people and questions: such waves follow each other, one in a quarter. */
function seriesOf(template: string, { functions, regions, teams, under }: WaveScope): string {
  const parts = [template, under, sorted(functions), sorted(regions), sorted(teams)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** So many names of a kind tell a wave from another one; its title stays short. */
const NAMED = 2

const nameOf = (form: string, slot: string, scope: string) =>
  [form, slot.replace('-', ' '), ...(scope === '' ? [] : [scope])].join(', ')

/** Stores a wave; its invitations follow from `carryOnOpening`. */
export async function startWave(
  ports: AssessPorts,
  person: Person,
  request: WaveRequest,
): Promise<StartOutcome> {
  const own = startScope(person)
  if (own === null) return { kind: 'denied' }
  if (!(await ports.settings()).isSwitchedOn) return { kind: 'switched_off' }
  const scope = { ...request.scope, ...own }
  const asked = await audienceOf(ports, scope)
  const fewest = alignment.fewestPeople(ports.model.alignment.suppression)
  if (asked.length < fewest) return { kind: 'too_few', asked: asked.length, fewest }
  const opensAt = ports.now()
  const slot = quarterOf(opensAt)
  const { suppression } = ports.model.alignment
  const form = { ...freezeForm(request.template, request.statements), suppression }
  const hours = await hoursOf(ports, person.personId)
  const wave: NewWave = {
    waveId: ports.newId(),
    seriesId: seriesOf(request.template, scope),
    slot,
    name: nameOf(form.name, slot, sayScope(scope, own.under === null ? null : person.name, NAMED)),
    form,
    scope,
    startedBy: person.personId,
    isRepeated: request.isRepeated,
    opensAt,
    closesAt: closingTime(opensAt, ports.model.coaching.assessment, hours),
    salt: ports.newId(),
  }
  return (await ports.assessments.begin(wave))
    ? { kind: 'started', wave, asked: asked.length }
    : { kind: 'exists' }
}

/** Starts the next wave of a series, with its people of today and its own words; nobody is asked twice in a quarter. */
export function repeatWave(ports: AssessPorts, person: Person, last: Wave): Promise<StartOutcome> {
  const { functions, regions, teams } = last.scope
  return startWave(ports, person, {
    template: last.form.templateId as TemplateId,
    statements: last.form.items.flatMap(({ kind, statement }) => (kind === 'custom' ? [statement] : [])),
    scope: { functions, regions, teams },
    isRepeated: true,
  })
}
