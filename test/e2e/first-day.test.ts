import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectFolder } from '../../src/composition/sample-workspace.ts'
import { serverUrl } from '../support/databases.ts'
import { type DatabaseKind, startWholeBot, type Transport, type WholeBot } from '../support/whole-bot.ts'

const administrator = 'Ada First'
const newcomer = 'Dana Keller'
const sample = join(projectFolder, 'samples/cleanme/2026-08-31')

const pairs: readonly (readonly [DatabaseKind, Transport])[] = [
  ['embedded', 'socket'],
  ['postgres', 'http'],
]

describe.each(pairs)('the first day on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport,
      before: async () => {},
      administrators: ['ada@company.example'],
      extraPeople: [
        { name: 'ada', real_name: administrator, email: 'ada@company.example' },
        { name: 'dana', real_name: newcomer, email: 'dana.keller@cleanme.example' },
      ],
    })
  })
  afterAll(async () => whole?.close())

  const home = async (name: string) => JSON.stringify((await whole.home(name)).view)
  const modal = async (name = administrator) =>
    JSON.stringify((await whole.modals(name)).stack.at(-1)?.view ?? null)
  const shows = (words: string) =>
    vi.waitFor(async () => expect(await modal()).toContain(words), { timeout: 60_000, interval: 100 })
  const open = async (actionId: string, words: string) => {
    await whole.pressHome(administrator, actionId)
    await shows(words)
  }
  async function upload(name: string, content: string | Buffer): Promise<string> {
    const path = `people/${whole.userId(administrator)}/files?name=${encodeURIComponent(name)}`
    const response = await fetch(`${whole.sandbox.origin}/sandbox/api/${path}`, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(content)),
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    const answer = (await response.json()) as { id?: string; message?: string }
    if (answer.id === undefined) throw new Error(`upload: ${answer.message}`)
    return answer.id
  }
  const ofSample = async (name: string) => upload(name, await readFile(join(sample, name)))

  check('who is named by the configuration sees the steps; nobody else sees anything', async () => {
    const words = await home(administrator)
    expect(words).toContain('○ Import people and accounts')
    expect(words).toContain('○ Publish the scoring model')
    expect(words).toContain('○ Messages are off')
    expect(await home(newcomer)).toContain("I don't know you yet")
  })

  check('files are checked before they are read; rejected rows are listed, good ones are in', async () => {
    await open('import_files', 'Up to 10 files')
    await whole.submit(administrator, { files: { files: [await upload('people.csv.json', '{}')] } })
    await shows('at least one CSV file')
    const people = `${await readFile(join(sample, 'people.csv'), 'utf8')}P-999,Nobody,nobody@x.example,emperor\n`
    await whole.submit(administrator, {
      files: { files: [await upload('people.csv', people), await ofSample('accounts.csv')] },
    })
    await shows('Imported; some rows were rejected')
    expect(await modal()).toContain('emperor')
    await vi.waitFor(
      async () => expect(await home(administrator)).toContain('✓ People and accounts are imported'),
      { timeout: 60_000 },
    )
    expect(await home(newcomer)).not.toContain("I don't know you yet")
  })

  check('everything else is imported from the command line, and scored from the Home tab', async () => {
    await whole.job({ job: 'import', dir: sample, mapping: null, isDryRun: false })
    await home(administrator)
    await open('score_facts', 'nobody hears of it')
    await whole.submit(administrator, {})
    await shows('accounts* scored')
    expect(await modal()).toContain('would leave if messages were on')
    expect(await whole.bot.deliver()).toMatchObject({ sent: 0 })
  })

  check('a model is tried without telling anybody, and put in force with a note', async () => {
    await open('change_model', 'In force')
    await whole.submit(administrator, {
      file: { file: [await upload('m.json', '{"segmentation":{"x":1}}')] },
    })
    await shows('segmentation.x')
    const model = JSON.stringify({ version: 'autumn', segmentation: { tier1Share: 0.4 } })
    await whole.submit(administrator, { file: { file: [await upload('autumn.json', model)] } })
    await shows('Publish the model?')
    expect(await modal()).toMatch(/\*\d+ accounts?\* would change tier/)
    const faults = await whole.submit(administrator, { note: { note: '  ' } })
    expect(JSON.stringify(faults.errors)).toContain('in a few words why')
    expect(whole.installation.model.version).toBe('default-1')
    await whole.submit(administrator, { note: { note: 'more Tier 1 for the new year' } })
    await shows('*autumn* is in force')
    expect(whole.installation.model.version).toBe('autumn')
    // What was saved before may be shown once more in between.
    await vi.waitFor(
      async () => expect(await home(administrator)).toContain('The scoring model is published: autumn'),
      { timeout: 60_000 },
    )
    const [entry] = await whole.installation.store.bulk.audit.page({ limit: 1, before: null })
    expect(entry).toMatchObject({ what: 'model_published', subject: 'autumn' })
    await open('score_facts', 'under model autumn')
    await whole.submit(administrator, {})
    await shows('accounts* scored')
    const [run] = await whole.installation.store.bulk.runs.lastCompleted(1)
    expect(run?.modelVersion).toBe('autumn')
  })

  check('a pilot team is switched on; until then nothing was sent to anyone', async () => {
    await home(administrator)
    await open('preview_round', 'would leave')
    await open('change_reach', 'Who hears from me?')
    await whole.submit(administrator, { reach: { reach: 'everybody' } })
    await shows('on for everybody')
    await vi.waitFor(
      async () => expect(await home(administrator)).toContain('✓ Messages are on for everybody'),
      { timeout: 60_000 },
    )
  })

  check('who is no administrator can open none of it', async () => {
    await expect(
      whole.installation.store.interactive.directory.personBySlackUser(whole.userId(newcomer)),
    ).resolves.toMatchObject({ role: 'account_manager' })
  })
})
