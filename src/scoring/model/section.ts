import type { z } from 'zod'
/** Where a statement comes from: stated by a source, published and read, recalled literature, or a design default. */
export type Tag = 'S' | 'P' | 'R' | 'D'

export interface Provenance {
  readonly tag: Tag
  /** The source, in a few words. */
  readonly source: string
}

/**
 * One part of the model file: the parameters of one room.
 * `provenance` names each leaf, or a branch whose leaves share a source, by its dotted path.
 */
export interface ModelSection<Schema extends z.ZodType> {
  readonly schema: Schema
  readonly defaults: z.output<Schema>
  readonly provenance: Readonly<Record<string, Provenance>>
}

export function defineSection<Schema extends z.ZodType>(section: ModelSection<Schema>): ModelSection<Schema> {
  return section
}
