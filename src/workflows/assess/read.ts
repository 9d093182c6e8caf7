import { type ClosedWave, readWave, type WaveReading } from '../../assessment/index.ts'
import type { Model } from '../../scoring/index.ts'
import { hasLeft, whoAsks } from '../answers/ports.ts'
import type { AssessmentAction, Directory, Person, ReleasedAssessments, Wave } from '../ports/index.ts'
import { waveBefore } from './close.ts'
import { type AssessPorts, startScope } from './ports.ts'

/** A closed wave as somebody may see it: respondents in brief, managers and sales operations with every table. */
export interface WaveView {
  readonly wave: Wave & ClosedWave
  readonly reading: WaveReading
  readonly comments: readonly string[]
  readonly actions: readonly AssessmentAction[]
  readonly isBrief: boolean
}

export interface OpenWave {
  readonly wave: Wave
  /** What the asker has to do in it. */
  readonly own: 'asked' | 'submitted' | null
  readonly asked: number
  readonly submitted: number
  readonly canManage: boolean
}

export interface AlignmentView {
  readonly person: Person
  readonly open: readonly OpenWave[]
  /** Null where there is none that this person may see. */
  readonly last: WaveView | null
  /** Closed before the last one, newest first, of those that this person may see. */
  readonly earlier: readonly Pick<Wave, 'waveId' | 'name'>[]
  /** Series that go on by themselves and that this person may end. */
  readonly repeating: readonly Pick<Wave, 'waveId' | 'name'>[]
  readonly canStart: boolean
}

/** Whether somebody may move or end a wave: who started it, or sales operations. */
export const canManage = (person: Person, wave: Wave): boolean =>
  person.role === 'sales_operations' || (startScope(person) !== null && wave.startedBy === person.personId)

type Depth = 'full' | 'brief' | null

/** What reading results takes. */
export interface ReadPorts {
  readonly assessments: ReleasedAssessments
  readonly directory: Pick<Directory, 'reportsOf'>
  readonly model: Model
}

/** Managers see the waves that they started, and those that they, or people below them, were asked in. */
async function depthOf(ports: ReadPorts, person: Person, wave: Wave): Promise<Depth> {
  if (person.role === 'sales_operations') return 'full'
  const own = await ports.assessments.participant(wave.waveId, person.personId)
  if (person.role !== 'manager') return own === null ? null : 'brief'
  if (own !== null || wave.startedBy === person.personId) return 'full'
  const below = await ports.directory.reportsOf(person.personId)
  return (await ports.assessments.isAnyAsked(wave.waveId, below)) ? 'full' : null
}

/** As many buttons as fit beside each other. */
const EARLIER = 4

const isClosed = (wave: Wave): wave is Wave & ClosedWave => wave.result !== null

/** Everything that a closed wave says, read once for all who may see it; null for one that is not closed. */
export async function openReading(ports: ReadPorts, wave: Wave) {
  if (!isClosed(wave)) return null
  const before = await waveBefore(ports, wave)
  const reading = readWave(wave, before !== null && isClosed(before) ? before : null, ports.model)
  const comments = await ports.assessments.comments(wave.waveId)
  const actions = await ports.assessments.actionsOf([wave.waveId])
  return {
    wave,
    reading,
    /** Null for somebody who may not see it. */
    async viewFor(person: Person): Promise<WaveView | null> {
      const depth = await depthOf(ports, person, wave)
      if (depth === null) return null
      const isBrief = depth === 'brief'
      return { wave, reading, actions, isBrief, comments: isBrief ? [] : comments }
    },
  }
}

/** One closed wave for one person; null where they may not see it. */
export const viewWave = async (ports: ReadPorts, person: Person, wave: Wave): Promise<WaveView | null> =>
  (await openReading(ports, wave))?.viewFor(person) ?? null

/** One closed wave as whoever asks may see it. */
export async function viewWaveAs(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<WaveView | null> {
  const person = await whoAsks(ports, slackUserId)
  const wave = await ports.assessments.wave(waveId)
  return person === null || wave === null ? null : viewWave(ports, person, wave)
}

async function openWaveOf(ports: AssessPorts, person: Person, wave: Wave): Promise<OpenWave | null> {
  const own = await ports.assessments.participant(wave.waveId, person.personId)
  const isOwner = canManage(person, wave)
  if (own === null && !isOwner) return null
  const progress = isOwner ? await ports.assessments.progress(wave.waveId) : []
  const sum = (...states: readonly string[]) =>
    progress.reduce((total, { state, count }) => total + (states.includes(state) ? count : 0), 0)
  return {
    wave,
    own: own === null || own.state === 'left' ? null : own.state,
    asked: sum('asked', 'submitted'),
    submitted: sum('submitted'),
    canManage: isOwner,
  }
}

/** Answers `/coach alignment`; null for people whom the people data don't know. */
export async function readAlignment(ports: AssessPorts, slackUserId: string): Promise<AlignmentView | null> {
  const person = await ports.directory.personBySlackUser(slackUserId)
  if (person === null || hasLeft(person, ports.now())) return null
  const open: OpenWave[] = []
  for (const wave of await ports.assessments.waves(['opening', 'open'])) {
    const seen = await openWaveOf(ports, person, wave)
    if (seen !== null) open.push(seen)
  }
  const closed = await ports.assessments.waves(['closed', 'archived'])
  const seen: Wave[] = []
  for (const wave of closed) {
    if (isClosed(wave) && (await depthOf(ports, person, wave)) !== null) seen.push(wave)
    if (seen.length > EARLIER) break
  }
  const [newest, ...earlier] = seen
  const isFront = newest !== undefined && newest.state === 'closed'
  return {
    person,
    open,
    last: isFront ? await viewWave(ports, person, newest) : null,
    earlier: isFront ? earlier : seen.slice(0, EARLIER),
    repeating: await repeatingOf(ports, person),
    canStart: startScope(person) !== null,
  }
}

async function repeatingOf({ assessments }: ReadPorts, person: Person): Promise<readonly Wave[]> {
  const newest = new Map<string, Wave>()
  for (const wave of await assessments.waves(['opening', 'open', 'closed', 'archived']))
    if (!newest.has(wave.seriesId)) newest.set(wave.seriesId, wave)
  return [...newest.values()].filter(wave => wave.isRepeated && canManage(person, wave))
}
