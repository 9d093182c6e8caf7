export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Dot {
  readonly x: number
  readonly y: number
  readonly labelWidth: number
}

export interface PlacedLabel {
  readonly box: Box
  /** From the dot to its label, where the label stands too far off to be taken for the dot's at a glance. */
  readonly leader: readonly [x1: number, y1: number, x2: number, y2: number] | null
}

export interface LabelRoom {
  readonly plot: Box
  readonly labelHeight: number
  readonly dotRadius: number
  /** Words that stand in the plot already. */
  readonly taken: readonly Box[]
  /** What a label must not stand on, and a leader may cross. */
  readonly lines: readonly Box[]
}

/** Free space around each label, in pixels. */
const CLEARANCE = 2
const DISTANCES = [7, 16, 28, 44, 64, 90, 122, 160, 205, 260, 330, 410] as const
/** From this distance on a label needs a leader. */
const NEAR = 16
/** Beside the dot first, then above and below, then between: fixed numbers, so that no machine rounds them differently. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.71, -0.71],
  [0.71, 0.71],
  [-0.71, -0.71],
  [-0.71, 0.71],
  [0.92, -0.38],
  [0.92, 0.38],
  [-0.92, -0.38],
  [-0.92, 0.38],
  [0.38, -0.92],
  [0.38, 0.92],
  [-0.38, -0.92],
  [-0.38, 0.92],
] as const

export const overlap = (a: Box, b: Box, clearance = 0): boolean =>
  a.x < b.x + b.width + clearance &&
  b.x < a.x + a.width + clearance &&
  a.y < b.y + b.height + clearance &&
  b.y < a.y + a.height + clearance

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

type Line = NonNullable<PlacedLabel['leader']>

/** Whether a line goes through a box: the part of it that lies between the box's sides, one axis after the other. */
export function crosses([x1, y1, x2, y2]: Line, { x, y, width, height }: Box): boolean {
  let [from, to] = [0, 1]
  for (const [start, delta, low, high] of [
    [x1, x2 - x1, x, x + width],
    [y1, y2 - y1, y, y + height],
  ] as const) {
    if (delta === 0) {
      if (start <= low || start >= high) return false
      continue
    }
    const [a, b] = [(low - start) / delta, (high - start) / delta]
    from = Math.max(from, Math.min(a, b))
    to = Math.min(to, Math.max(a, b))
  }
  return from < to
}

const clamped = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

function candidate(
  { x, y, labelWidth }: Dot,
  [dx, dy]: (typeof DIRECTIONS)[number],
  distance: number,
  { labelHeight, dotRadius }: LabelRoom,
): PlacedLabel {
  const reach = dotRadius + distance
  const middleX = x + dx * (reach + labelWidth / 2) * (Math.abs(dx) < 0.1 ? 0 : 1)
  const middleY = y + dy * (reach + labelHeight / 2)
  const box = {
    x: middleX - labelWidth / 2,
    y: middleY - labelHeight / 2,
    width: labelWidth,
    height: labelHeight,
  }
  if (distance < NEAR) return { box, leader: null }
  return {
    box,
    leader: [x, y, clamped(x, box.x, box.x + labelWidth), clamped(y, box.y, box.y + labelHeight)],
  }
}

/**
 * A place for the label of each dot, in their order: near it where there is room, further off with a leader where there
 * is not, null where there is none at all. No label touches another, a dot, or words that stand there, and no leader
 * goes through a label.
 */
export function placeLabels(dots: readonly Dot[], room: LabelRoom): readonly (PlacedLabel | null)[] {
  const { plot, dotRadius, taken, lines } = room
  const dotBoxes = dots.map(({ x, y }) => ({
    x: x - dotRadius,
    y: y - dotRadius,
    width: 2 * dotRadius,
    height: 2 * dotRadius,
  }))
  const words: Box[] = [...taken]
  const leaders: Line[] = []
  const isFree = ({ box, leader }: PlacedLabel) =>
    contains(plot, box) &&
    !words.some(other => overlap(box, other, CLEARANCE)) &&
    !dotBoxes.some(other => overlap(box, other)) &&
    !lines.some(other => overlap(box, other)) &&
    !leaders.some(line => crosses(line, box)) &&
    (leader === null || !words.some(other => crosses(leader, other)))
  return dots.map(dot => {
    for (const distance of DISTANCES)
      for (const direction of DIRECTIONS) {
        const place = candidate(dot, direction, distance, room)
        if (!isFree(place)) continue
        words.push(place.box)
        if (place.leader !== null) leaders.push(place.leader)
        return place
      }
    return null
  })
}
