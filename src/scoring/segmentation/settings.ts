import type { Model } from '../model/index.ts'

export type SegmentationModel = Model['segmentation']

/** The model's parameters with what one run asks for in place of them. */
export interface RunSettings extends SegmentationModel {
  readonly modelVersion: string
}

export function runSettings(model: Model, tier1Share?: number): RunSettings {
  return {
    ...model.segmentation,
    tier1Share: tier1Share ?? model.segmentation.tier1Share,
    modelVersion: model.version,
  }
}
