import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Box, crosses, type Dot, type LabelRoom, overlap, placeLabels } from './place-labels.ts'

const room: LabelRoom = {
  plot: { x: 0, y: 0, width: 780, height: 540 },
  labelHeight: 16,
  dotRadius: 6,
  taken: [{ x: 12, y: 8, width: 150, height: 17 }],
  lines: [{ x: 389, y: 0, width: 2, height: 540 }],
}

const anyDot = fc.record({
  x: fc.integer({ min: 0, max: 780 }),
  y: fc.integer({ min: 0, max: 540 }),
  labelWidth: fc.integer({ min: 5, max: 240 }),
})
const crowded = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 20,
    maxLength: 40,
  })
  .map(places => places.map(([x, y]): Dot => ({ x: 300 + x, y: 200 + y, labelWidth: 120 })))

const dotBox = ({ x, y }: Dot): Box => ({ x: x - 6, y: y - 6, width: 12, height: 12 })

describe.each([
  ['anywhere', fc.array(anyDot, { maxLength: 40 })],
  ['crowded', crowded],
])('labels of dots that lie %s', (_title, dots) => {
  property.prop([dots], { seed: 20_261_130, numRuns: 100 })(
    'touch no other label, no dot, no words, no line, and no leader goes through one',
    given => {
      const placed = placeLabels(given, room)
      expect(placed).toHaveLength(given.length)
      const labels = placed.flatMap(place => (place === null ? [] : [place]))
      const isInside = ({ x, y, width, height }: Box) =>
        x >= 0 && y >= 0 && x + width <= 780 && y + height <= 540
      const fixed = [...room.taken, ...room.lines, ...given.map(dotBox)]
      const touching = labels.filter(
        ({ box }, index) =>
          !isInside(box) ||
          fixed.some(other => overlap(box, other)) ||
          labels.some(
            (other, at) =>
              at !== index &&
              (overlap(box, other.box) || (other.leader !== null && crosses(other.leader, box))),
          ),
      )
      expect(touching).toEqual([])
    },
  )
})

test('a dot by itself has its label close by, without a leader', () => {
  expect(placeLabels([{ x: 200, y: 200, labelWidth: 80 }], room)).toEqual([
    { box: { x: 213, y: 192, width: 80, height: 16 }, leader: null },
  ])
})

test('numbers of forty dots in one place of a hundred pixels all find room', () => {
  const dots = Array.from({ length: 40 }, (_, index) => ({
    x: 200 + (index % 8) * 14,
    y: 200 + Math.floor(index / 8) * 14,
    labelWidth: 15,
  }))
  expect(placeLabels(dots, room).filter(place => place === null)).toEqual([])
})

test.each([
  ['through it', [0, 5, 20, 5], true],
  ['past it', [0, 30, 20, 30], false],
  ['only up to it', [0, 5, 9, 5], false],
  ['across a corner', [8, 14, 14, 8], true],
] as const)('a line goes %s', (_title, line, isThrough) => {
  expect(crosses(line, { x: 10, y: 0, width: 10, height: 10 })).toBe(isThrough)
})
