import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { runExample } from '../example.ts'
import { parseInput } from '../input.ts'
import { defaultModel } from '../model/index.ts'
import { competency } from '../vocabulary.ts'
import { competencies } from './index.ts'

type Input = z.input<typeof competencies.input>
type Rating = Input['ratings'][number]

function judge(input: Input) {
  const parsed = parseInput(competencies.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return competencies.score(parsed.value, defaultModel)
}
const by = (name: Rating['competency'], levels: Partial<Record<Rating['by'], number>>): Rating[] =>
  (Object.entries(levels) as [Rating['by'], number][]).map(([rater, level]) => ({
    competency: name,
    by: rater,
    level,
  }))
const person: Input = {
  asOf: '2026-06-30',
  person: { id: 'dana', role: 'account_manager' },
  tier: '1a',
  ratings: [],
}
const rowOf = (input: Input, name: Rating['competency']) =>
  judge(input).competencies.find(row => row.competency === name)

describe('worked examples', () => {
  it.each(competencies.examples.map(example => [example.number, example.title, example] as const))(
    'competencies %s: %s',
    (_number, _title, example) => {
      expect(runExample(competencies, example, defaultModel).filter(shown => !shown.agrees)).toEqual([])
    },
  )
})

describe('what the work asks for', () => {
  it.each([
    ['Tier 1', { tier: '1b' }, 'high', 4],
    ['an insight seeker on Tier 3', { tier: '3', buyerSegment: 'insight_seeker' }, 'high', 4],
    ['Tier 2', { tier: '2' }, 'middle', 3],
    ['a product seeker', { tier: undefined, buyerSegment: 'product_seeker' }, 'middle', 3],
    ['a price seeker', { tier: undefined, buyerSegment: 'price_seeker' }, 'low', 2],
    ['inside sales, whatever the tier', { person: { id: 'x', role: 'inside_sales' } }, 'low', 2],
    ['an unscored account', { tier: 'unscored' }, null, null],
  ] as const)('for %s is %j', (_title, change, demand, acumen) => {
    const input = { ...person, ...change } as Input
    expect(judge(input).demand).toBe(demand)
    expect(rowOf(input, 'business_acumen')?.required).toBe(acumen)
  })

  it('differs by role, not one size for all', () => {
    const presales: Input = { ...person, person: { id: 'p', role: 'presales' } }
    expect(rowOf(presales, 'negotiation')?.required).toBe(1)
    expect(rowOf(person, 'negotiation')?.required).toBe(3)
  })

  it('is what was agreed for the person where something was', () => {
    expect(rowOf({ ...person, required: { negotiation: 2 } }, 'negotiation')?.required).toBe(2)
  })
})

describe('what others see', () => {
  it('leaves the own rating out and is indicative below two raters', () => {
    const row = rowOf({ ...person, ratings: by('negotiation', { self: 4, manager: 2 }) }, 'negotiation')
    expect(row?.observed).toMatchObject({ value: 2, n: 1 })
    expect(row?.observed.warnings.map(warning => warning.code)).toEqual(['indicative', 'no_customer_rating'])
  })

  it('has no value where only the person rated', () => {
    const row = rowOf({ ...person, ratings: by('negotiation', { self: 4 }) }, 'negotiation')
    expect(row).toMatchObject({
      observed: { value: null, reason: 'missing_input' },
      gap: null,
      priority: null,
      selfGap: null,
    })
  })

  it.each([
    [3, 2, 'blind_spot'],
    [2, 2, 'in_line'],
    [1, 2, 'hidden_strength'],
  ] as const)('self %i against others %i is %s', (self, others, selfView) => {
    const ratings = by('communication', { self, manager: others, customer: others })
    expect(rowOf({ ...person, ratings }, 'communication')?.selfView).toBe(selfView)
  })

  it('calls for calibration before coaching when raters are more than two thirds of a level apart', () => {
    const near: Input = { ...person, ratings: by('business_acumen', { manager: 1, customer: 2 }) }
    const far: Input = { ...person, ratings: by('business_acumen', { manager: 1, customer: 3 }) }
    expect(judge(near).focus).toEqual(['business_acumen'])
    expect(rowOf(far, 'business_acumen')).toMatchObject({ needsCalibration: true, disagreement: 1 })
    expect(judge(far).focus).toEqual([])
  })
})

describe('gaps', () => {
  it('above the requirement are none, not negative ones', () => {
    const row = rowOf(
      { ...person, ratings: by('process_management', { manager: 4, customer: 4 }) },
      'process_management',
    )
    expect(row).toMatchObject({ gap: 0, priority: 0 })
  })

  it('without a requirement are none', () => {
    const { tier: _, ...untiered } = person
    const row = rowOf({ ...untiered, ratings: by('negotiation', { manager: 1, customer: 1 }) }, 'negotiation')
    expect(row).toMatchObject({ required: null, gap: null })
    expect(judge(untiered).fitIndex).toMatchObject({ value: null, reason: 'missing_input' })
  })
})

describe('importance', () => {
  it('is equal where nothing is known of what customers value', () => {
    expect(judge(person)).toMatchObject({ importanceFrom: 'equal' })
    expect(rowOf(person, 'negotiation')?.importance).toBeCloseTo(1 / 6, 12)
  })

  it('follows the value of the linked attributes, and names those that belong nowhere', () => {
    const attributes = {
      'Initial investment': 3,
      'Communicating the business value': 6,
      'Understanding the solution requirements': 3,
      Parking: 9,
    }
    const out = judge({ ...person, attributes })
    expect(out.importanceFrom).toBe('value of linked attributes')
    expect(out.warnings).toMatchObject([{ code: 'attributes_unlinked' }, { code: 'attributes_unrated' }])
    expect(out.competencies.find(row => row.competency === 'business_acumen')?.importance).toBeCloseTo(
      0.75,
      12,
    )
    expect(out.competencies.find(row => row.competency === 'communication')?.importance).toBe(0)
  })
})

describe('the plan', () => {
  const weak: Input = {
    ...person,
    ratings: competency.options.flatMap(name => by(name, { manager: 1, customer: 1 })),
  }

  it('has at most two goals, each with a behaviour, something live, dates, evidence and an owner', () => {
    const { plan } = judge({ ...weak, live: ['lakeside', 'o-17'] })
    expect(plan).toHaveLength(2)
    expect(plan[0]).toMatchObject({
      competency: 'business_acumen',
      targetLevel: 2,
      behaviour: defaultModel.competencies.rubric.business_acumen[1],
      live: 'lakeside',
      practiceOn: '2026-07-14',
      rateAgainOn: '2026-09-28',
      owner: 'dana',
    })
    expect(plan[1]?.live).toBe('o-17')
  })

  it('is empty where there is no gap', () => {
    const strong: Input = {
      ...person,
      ratings: competency.options.flatMap(name => by(name, { manager: 4, customer: 4 })),
    }
    expect(judge(strong)).toMatchObject({ plan: [], focus: [], fitIndex: { value: 1 } })
  })
})

describe('root causes', () => {
  const funnel = {
    reference: { segment: 'midmarket', entered: 200, advanced: 60 },
    focus: { segment: 'enterprise', entered: 150, advanced: 27 },
  }
  const cause = (input: Input, name: string) => judge(input).rootCauses.find(row => row.cause === name)
  const negotiator: Input = { ...person, ratings: by('negotiation', { manager: 1, customer: 1 }) }

  it('in the early funnel bring the value conversation first, and negotiation waits', () => {
    expect(judge(negotiator).focus).toEqual(['negotiation'])
    const out = judge({ ...negotiator, funnel })
    expect(out.focus).toEqual(['business_acumen'])
    expect(out.plan[0]?.stage).toBe('plan')
    expect(cause({ ...negotiator, funnel }, 'early_stage_value')?.play).toContain('Negotiation comes later')
  })

  it.each([
    ['a difference that chance explains', { ...funnel, focus: { ...funnel.focus, advanced: 40 } }, 'absent'],
    ['a segment that does better', { ...funnel, focus: { ...funnel.focus, advanced: 140 } }, 'absent'],
    ['an empty segment', { ...funnel, focus: { segment: 'x', entered: 0, advanced: 0 } }, 'unknown'],
  ])('are not seen in %s', (_title, change, status) => {
    expect(cause({ ...person, funnel: change }, 'early_stage_value')?.status).toBe(status)
  })

  it.each([
    ['lack_of_resources', { lacksResources: true }, 'present', true],
    ['lack_of_resources', { lacksResources: false }, 'absent', false],
    ['admin_load', { nonSellingShare: 0.41 }, 'present', true],
    ['admin_load', { nonSellingShare: 0.4 }, 'absent', false],
    ['compensation', { isPayMisaligned: true }, 'present', true],
    ['compensation', {}, 'unknown', false],
  ])('%s with %j is %s', (name, causes, status, fixFirst) => {
    expect(cause({ ...person, causes }, name)?.status).toBe(status)
    expect(judge({ ...person, causes }).fixFirst).toBe(fixFirst)
  })
})

describe('bad input', () => {
  it.each([
    ['a level off the scale', { ratings: by('negotiation', { manager: 5 }) }, ['ratings[0].level']],
    ['half a level', { ratings: by('negotiation', { manager: 2.5 }) }, ['ratings[0].level']],
    [
      'an unknown competency',
      { ratings: [{ competency: 'charm', by: 'manager', level: 2 }] },
      ['ratings[0].competency'],
    ],
    [
      'one rater twice',
      { ratings: [...by('negotiation', { manager: 2 }), ...by('negotiation', { manager: 3 })] },
      ['ratings[1]'],
    ],
    ['an unknown role', { person: { id: 'x', role: 'boss' } }, ['person.role']],
    [
      'more who advanced than entered',
      {
        funnel: {
          focus: { segment: 'a', entered: 1, advanced: 2 },
          reference: { segment: 'b', entered: 1, advanced: 1 },
        },
      },
      ['funnel.focus.advanced'],
    ],
  ])('%s is refused where it stands', (_title, change, paths) => {
    const parsed = parseInput(competencies.input, { ...person, ...change })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(paths)
  })

  it('weights that do not sum to 1 are refused', () => {
    const importance = Object.fromEntries(competency.options.map(name => [name, 0.2]))
    const parsed = parseInput(competencies.input, { ...person, importance })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(['importance'])
  })
})

describe('any person', () => {
  const level = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })
  const ratings = fc
    .tuple(...competency.options.map(() => fc.record({ self: level, manager: level, customer: level })))
    .map(all =>
      all.flatMap((levels, index) =>
        Object.entries(levels).flatMap(([rater, given]) =>
          given === undefined ? [] : by(competency.options[index] ?? 'negotiation', { [rater]: given }),
        ),
      ),
    )

  test.prop([ratings])('has a fit between 0 and 1 whose parts sum to it, in any order of ratings', given => {
    const out = judge({ ...person, ratings: given })
    const { value, explanation } = out.fitIndex
    if (value !== null) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThanOrEqual(1 + 1e-12)
      expect(explanation.contributions.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(value, 12)
    }
    const reversed = judge({ ...person, ratings: [...given].reverse() })
    expect(reversed.focus).toEqual(out.focus)
    expect(reversed.fitIndex.value).toEqual(value)
  })

  test.prop([ratings, fc.constantFrom(...competency.options)])(
    'never fits less for a better rating',
    (given, name) => {
      const better = given.map(row =>
        row.competency === name && row.by !== 'self' ? { ...row, level: Math.min(4, row.level + 1) } : row,
      )
      const [before, after] = [judge({ ...person, ratings: given }), judge({ ...person, ratings: better })]
      expect(after.fitIndex.value ?? 0).toBeGreaterThanOrEqual((before.fitIndex.value ?? 0) - 1e-12)
    },
  )

  test.prop([ratings])('is not judged by the own rating', given => {
    const others = given.filter(row => row.by !== 'self')
    expect(judge({ ...person, ratings: others }).focus).toEqual(judge({ ...person, ratings: given }).focus)
  })
})
