import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { valueMatrixInput } from './input.ts'

type Input = z.input<typeof valueMatrixInput>

/** The source's nine attributes; the values are invented. */
const nine: readonly (readonly [attribute: string, importance: number, relative: number])[] = [
  ['Providing access to solution experts', 6.1, 0.5],
  ['Communicating the business value', 6.4, -0.8],
  ['Articulating the future roadmap', 4.2, -0.4],
  ['Responsiveness of sales resources', 6.0, -0.3],
  ['Demonstrating features and functionality', 4.6, 0.9],
  ['Understanding the solution requirements', 6.6, 0.6],
  ['Providing a single integrated solution', 4.9, 0.3],
  ['Providing a solution that integrates with my existing infrastructure', 6.2, 0.2],
  ['Initial investment', 5.0, -0.5],
]

const nineAttributes: Input = {
  responses: nine.map(([attribute, importance, relative]) => ({
    respondent: 'R1',
    attribute,
    importance,
    relative,
  })),
}

const own = [4, 3, 5, 4, 2, 4, 3, 4, 3, 4, 2, 3]
const competitor = [5, 4, 5, 4, 4, 5, 4, 4, 4, 5, 3, 4]

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '2.1',
    title: 'nine attributes of the source, cut at the mean',
    input: nineAttributes,
    shows: [
      { path: 'cells[0].importanceCut', printed: '5.5556' },
      { path: 'cells[0].attributes[0].attribute', printed: 'Communicating the business value' },
      { path: 'cells[0].attributes[0].quadrant', printed: 'Value Gaps to Address' },
      { path: 'cells[0].attributes[0].priorityIndex', printed: '.1024' },
      { path: 'cells[0].attributes[1].attribute', printed: 'Responsiveness of sales resources' },
      { path: 'cells[0].attributes[1].priorityIndex', printed: '.0360' },
      { path: 'cells[0].attributes[2].attribute', printed: 'Initial investment' },
      { path: 'cells[0].attributes[2].priorityIndex', printed: '.0500' },
      { path: 'cells[0].attributes[3].attribute', printed: 'Articulating the future roadmap' },
      { path: 'cells[0].attributes[3].priorityIndex', printed: '.0336' },
      { path: 'cells[0].otherCuts[cut=scaleMean].attributes', printed: '4' },
    ],
  },
  {
    number: '2.2',
    title: 'twelve buyers compare us with one competitor',
    input: {
      responses: own.map((rating, index) => ({
        respondent: `R${index + 1}`,
        attribute: 'Responsiveness of sales resources',
        own: rating,
        competitors: { rival: competitor[index] ?? rating },
      })),
    },
    shows: [
      { path: 'cells[0].attributes[0].relativeEffectiveness', printed: '-.8333' },
      { path: 'cells[0].attributes[0].relativeEffectivenessInterval.low', printed: '-1.2002' },
      { path: 'cells[0].attributes[0].relativeEffectivenessInterval.high', printed: '-.4665' },
      { path: 'cells[0].attributes[0].gapTest.statistic', printed: '-5.000' },
      { path: 'cells[0].attributes[0].gapTest.p', printed: '.000403' },
      { path: 'cells[0].attributes[0].gapTest.effect', printed: '-1.4434' },
    ],
  },
]
