import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { makeCompany } from './company.ts'
import { createDraw, type Draw } from './draw.ts'
import { openFactTable, type Rows } from './fact-table.ts'
import { type Beginning, FIRST_DAY, planYear } from './plan.ts'
import { type Memory, noMemory } from './ports.ts'
import type { Truth, World } from './world.ts'

/** An item that reached somebody. */
export interface Told {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly personId: string
  /** When its message leaves. */
  readonly at: Date
  readonly messageId: string
}

/** A year as far as it was played. */
export interface State {
  readonly world: World
  readonly memory: Memory
  readonly plan: readonly Beginning[]
  readonly told: Told[]
  /** What somebody was told and will put right, and on which day. */
  readonly toMend: Map<Truth, number>
  readonly draw: Draw
  /** The next day to be played. */
  day: number
  /** Messages that were read. */
  read: number
  seconds: number
}

export function beginYear(size: number, seed: number): State {
  const draw = createDraw(seed)
  const world = makeCompany(size, draw)
  const plan = planYear(size, draw)
  const rest = { told: [], toMend: new Map(), day: FIRST_DAY, read: 0, seconds: 0 }
  return { world, memory: noMemory(), plan, draw, ...rest }
}

type Saved = Omit<State, 'draw' | 'world'> & {
  readonly rows: Rows
  readonly world: Omit<World, 'facts'>
  readonly drawState: number
}

/** Puts a year aside, whole or not at all. */
export function putAside(state: State, file: string): void {
  const { draw, world, ...rest } = state
  const { facts, ...plain } = world
  const saved: Saved = { ...rest, world: plain, rows: facts.rows(), drawState: draw.state }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, serialize(saved))
  renameSync(`${file}.part`, file)
}

/** A year that was put aside; null where there is none. */
export function takeUp(file: string): State | null {
  if (!existsSync(file)) return null
  const { rows, drawState, world, ...rest } = deserialize(readFileSync(file)) as Saved
  return { ...rest, world: { ...world, facts: openFactTable(rows) }, draw: createDraw(drawState) }
}

export const forget = (file: string): void => rmSync(file, { force: true })
