import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { sizingInput } from './input.ts'

type Input = z.input<typeof sizingInput>

export const sizingExamples: readonly WorkedExample<Input>[] = [
  {
    number: '4.1',
    title: 'calls of a year over calls of a rep',
    input: {
      classes: [
        { id: 'A', accounts: 1_000, callsPerAccount: 36, hoursPerCall: 1 },
        { id: 'B', accounts: 2_000, callsPerAccount: 12, hoursPerCall: 1 },
      ],
      capacity: { perSeller: 1_000 },
    },
    shows: [
      { path: 'workload', printed: '60000' },
      { path: 'sellersNeeded', printed: '60' },
    ],
  },
  {
    number: '4.2',
    title: 'hours of a year over the selling half of a rep',
    input: {
      classes: [{ id: 'all', accounts: 1, callsPerAccount: 1, hoursPerCall: 9_100 }],
      capacity: { weeks: 40, hoursPerWeek: 48, sellingShare: 0.5 },
    },
    shows: [
      { path: 'capacityPerSeller', printed: '960' },
      { path: 'fte.value', printed: '9.48' },
      { path: 'sellersNeeded', printed: '10' },
    ],
  },
  {
    number: '4.3',
    title: 'three classes of accounts',
    input: {
      classes: [
        { id: 'A', accounts: 200, callsPerAccount: 52, hoursPerCall: 1 },
        { id: 'B', accounts: 350, callsPerAccount: 24, hoursPerCall: 0.5 },
        { id: 'C', accounts: 480, callsPerAccount: 12, hoursPerCall: 0.25 },
      ],
      capacity: { weeks: 48, hoursPerWeek: 40, sellingShare: 0.4 },
    },
    shows: [
      { path: 'workload', printed: '16040' },
      { path: 'capacityPerSeller', printed: '768' },
      { path: 'fte.value', printed: '20.89' },
      { path: 'sellersNeeded', printed: '21' },
    ],
  },
  {
    number: '4.4',
    title: 'calls in one cycle of two weeks',
    input: {
      classes: [{ id: 'all', accounts: 97, callsPerAccount: 1, hoursPerCall: 1 }],
      capacity: { perSeller: 1_000 },
      callCycle: { A: 10, B: 20, C: 45, D: 12, E: 10 },
    },
    shows: [{ path: 'callsPerCycle.value', printed: '40' }],
  },
  {
    number: '4.6',
    title: 'utilisation of one rep',
    input: {
      classes: [
        { id: 'A', accounts: 12, callsPerAccount: 26, hoursPerCall: 1.5 },
        { id: 'B', accounts: 40, callsPerAccount: 12, hoursPerCall: 1 },
        { id: 'C', accounts: 120, callsPerAccount: 4, hoursPerCall: 0.5 },
      ],
      capacity: { weeks: 48, hoursPerWeek: 40 },
      sellers: 1,
    },
    shows: [
      { path: 'workload', printed: '1188' },
      { path: 'capacityPerSeller', printed: '1152' },
      { path: 'utilisation.value', printed: '1.031' },
      { path: 'loadBand', printed: 'overloaded' },
    ],
  },
]
