import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActResult, FormState, ModalStackView } from '../../src/sandbox/index.ts'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const operations = 'Lucille Okonjo'
const lead = 'Dana Keller'
const plan = 'Account managers 2026'

describe('the what-if form of /comp-mix', () => {
  let whole: WholeBot

  beforeAll(async () => {
    whole = await startWholeBot({
      database: 'embedded',
      transport: 'socket',
      before: sample('cleanme', '2026-08-31'),
    })
  })
  afterAll(async () => whole?.close())

  async function top(name: string) {
    const { stack } = await whole.ask<ModalStackView>(`people/${whole.userId(name)}/modals`)
    return stack.at(-1)
  }
  const words = async (name: string) => JSON.stringify((await top(name))?.view ?? {})

  /** Opens the form from the answer of the command, and waits until it has loaded. */
  async function open(name: string, command: string, title: string) {
    const [answer] = await whole.type(name, command)
    if (answer === undefined) throw new Error('no answer')
    await whole.ask(`people/${whole.userId(name)}/actions`, {
      container: { type: 'message', channel: answer.channel, ts: answer.ts },
      blockId: 'what_if',
      actionId: 'what_if:0',
    })
    await expect.poll(() => words(name)).toContain(title)
  }
  async function change(name: string, blockId: string, actionId: string, value: string, state?: FormState) {
    const view = await top(name)
    return whole.ask<ActResult>(`people/${whole.userId(name)}/actions`, {
      container: { type: 'view', viewId: view?.id ?? '' },
      blockId,
      actionId,
      ...(value === '' ? {} : { value }),
      ...(state === undefined ? {} : { state }),
    })
  }
  const closeAll = async (name: string) =>
    whole.ask(`people/${whole.userId(name)}/views/${(await top(name))?.id}/close`, { all: true })

  test('sales operations try a plan, a person their own earnings, and neither the other', async () => {
    const ofOperations = wordsOf((await whole.type(operations, `/comp-mix ${plan}`))[0])
    expect(ofOperations).toContain('plan|CP-AM-2026')
    expect(ofOperations).not.toContain('earnings|')
    const ofLead = wordsOf((await whole.type(lead, '/comp-mix'))[0])
    expect(ofLead).toContain('earnings|CP-AM-2026')
    expect(ofLead).not.toContain('plan|CP')
  })

  test('every change is worked out at once, and what makes no plan says so beside what was typed', async () => {
    await open(operations, `/comp-mix ${plan}`, 'Pay mix and weights')
    expect(await words(operations)).toContain('as today')
    const typed = (base: string, weights: readonly string[]): FormState => ({
      'base@0': { 'what_if_number:0': base },
      ...Object.fromEntries(
        weights.map((weight, index) => [`weight${index}@0`, { [`what_if_number:${index + 1}`]: weight }]),
      ),
    })
    await change(operations, 'weight0@0', 'what_if_number:1', '80', typed('70', ['80', '20', '0']))
    await expect.poll(() => words(operations)).toContain('*0.38 (misaligned)*')
    expect(await words(operations)).toContain('40 % → *80 %*')

    await change(operations, 'weight0@0', 'what_if_number:1', '60', typed('70', ['60', '20', '0']))
    await expect.poll(() => words(operations)).toContain('The weights sum to 80 %; they need to sum to 100 %')
    expect(await words(operations)).toContain('"initial_value":"60"')

    const refused = await whole.submit(operations, typed('170', ['60', '20', 'x']) as never)
    expect(refused.errors).toEqual({
      'base@0': 'Between 0 and 100, please.',
      'weight2@0': 'Please enter a number, such as 45 or 12.5.',
    })
    await whole.submit(operations, typed('50', ['40', '40', '20']) as never)
    await expect.poll(() => words(operations)).toContain('70 % → *50 %*')
    expect(await words(operations)).toContain('$60,000 incentive')
    await closeAll(operations)
    const { reader } = whole.installation.store.bulk
    const kept = await reader.rowsBy('compMeasure', 'planId', ['CP-AM-2026'])
    expect(kept.map(({ row }) => row.weight)).toEqual(['0.4', '0.45', '0.15'])
  })

  test('of two changes at once the newer one stays, although the older one was painted in between', async () => {
    await open(operations, `/comp-mix ${plan}`, 'Pay mix and weights')
    const state = (base: string): FormState => ({ 'base@0': { 'what_if_number:0': base } })
    // Each is acknowledged before it is worked out, so that they overlap.
    for (const base of ['10', '20', '30', '55'])
      await change(operations, 'base@0', 'what_if_number:0', base, state(base))
    await expect.poll(() => words(operations)).toContain('70 % → *55 %*')
    await closeAll(operations)
  })

  test('the suggested weights fill the fields, and the second step pays along a curve', async () => {
    await open(operations, `/comp-mix ${plan}`, 'Pay mix and weights')
    await change(operations, 'what_if', 'what_if_start', 'suggested')
    await expect.poll(() => words(operations)).toContain('weight0@1')
    await change(operations, 'what_if', 'what_if_step', '')
    await expect.poll(() => words(operations)).toContain('Step 2 of 2')
    expect(await words(operations)).toContain('at 120 % of quota: $43,200 incentive, *$127,200* in all')
    await change(operations, 'curve0@1', 'what_if_number:0', '75', {
      'curve0@1': { 'what_if_number:0': '75' },
      'curve1@1': { 'what_if_number:1': '50' },
      'curve2@1': { 'what_if_number:2': '150' },
      'curve3@1': { 'what_if_number:3': '300' },
    })
    await expect.poll(() => words(operations)).toContain('at 120 % of quota: $64,800 incentive')
    await closeAll(operations)
  })

  test('a person tries what they would earn, and no longer once the plan does not pay them', async () => {
    await open(lead, '/comp-mix', 'You would earn in a year')
    await change(lead, 'attainment0@0', 'what_if_number:0', '150', {
      'attainment0@0': { 'what_if_number:0': '150' },
    })
    await expect.poll(() => words(lead)).toContain('*$127,200* in all, $43,200 of it incentive')
    const { writer, reader } = whole.installation.store.bulk
    const paid = (await reader.rowsBy('compPlanAssignment', 'personId', ['P-101'])).map(({ row }) => row)
    await writer.write(
      'moved to another plan',
      'compPlanAssignment',
      paid.map(row => ({ row: { ...row, untilOn: '2026-06-30' }, baseMinor: {} })),
    )
    await change(lead, 'attainment0@0', 'what_if_number:0', '160', {
      'attainment0@0': { 'what_if_number:0': '160' },
    })
    await expect.poll(() => words(lead)).toContain("I can't show you that")
  })
})
