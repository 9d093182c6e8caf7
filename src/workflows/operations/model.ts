import { type Fault, type Model, mergeModel, type Parsed } from '../../scoring/index.ts'
import type { RoundResult } from '../coach/result.ts'
import type { AuditStore, Directory, ModelStore, RunStore, TierMove } from '../ports/index.ts'

export interface ModelPorts {
  readonly models: ModelStore
  readonly runs: Pick<RunStore, 'lastCompleted' | 'tierMoves'>
  readonly directory: Pick<Directory, 'accountNames'>
  readonly audit: Pick<AuditStore, 'write'>
  /** The built-in model with the settings of this workspace. */
  readonly builtIn: Model
  /** Scores and coaches with a model that is not in force; nothing is sent or told. */
  readonly tryModel: (model: Model) => Promise<TriedModel>
  /** Takes over the version that is in force now. */
  readonly takeOver: () => Promise<void>
  readonly now: () => Date
}

export interface TriedModel {
  readonly runId: string | null
  /** Why nothing was scored, where nothing was. */
  readonly note: string | null
  readonly round: Pick<RoundResult, 'messages' | 'heldBack'>
}

/** The model that some parameters over the built-in ones make, or every fault with its path. */
export const modelWith = (overrides: unknown, builtIn: Model): Parsed<Model> => mergeModel(overrides, builtIn)

const fault = (path: string, expected: string, found: string): { readonly ok: false; faults: Fault[] } => ({
  ok: false,
  faults: [{ path, expected, found }],
})

/** What a model file says: JSON with a name of its own as `version`, and the parameters that differ from the built-in ones. */
export function readModelFile(
  text: string,
  builtIn: Model,
): Parsed<{ readonly model: Model; readonly overrides: unknown }> {
  let overrides: unknown
  try {
    overrides = JSON.parse(text)
  } catch {
    return fault('(file)', 'JSON', 'something else')
  }
  const parsed = modelWith(overrides, builtIn)
  if (!parsed.ok) return parsed
  const { version } = parsed.value
  // Both through the schema, which puts their fields into one order.
  const plain = modelWith({}, builtIn)
  const isBuiltIn = plain.ok && JSON.stringify(parsed.value) === JSON.stringify(plain.value)
  if (version === builtIn.version && !isBuiltIn)
    return fault('version', `a name of its own, because ${version} is the built-in model`, version)
  return { ok: true, value: { model: parsed.value, overrides } }
}

export interface ModelPreview {
  readonly version: string
  readonly note: string | null
  /** Day of the run that it is compared with; null where nothing was scored before. */
  readonly comparedWith: { readonly asOf: string; readonly modelVersion: string } | null
  readonly moves: readonly { readonly name: string; readonly before: string; readonly after: string }[]
  readonly messages: number
  readonly nudges: number
  readonly heldBack: number
}

async function named({ directory }: ModelPorts, moves: readonly TierMove[]) {
  const ids = moves.map(({ after }) => after.accountId)
  const names = new Map(
    (ids.length === 0 ? [] : await directory.accountNames(ids)).map(({ accountId, name }) => [
      accountId,
      name,
    ]),
  )
  return moves.map(({ before, after }) => ({
    name: names.get(after.accountId) ?? after.accountId,
    before: before?.tier ?? 'unscored',
    after: after.tier,
  }))
}

/** Keeps a draft and tells what it would do: who would change tier, and how many nudges would leave. */
export async function previewModel(
  ports: ModelPorts,
  text: string,
  by: string,
): Promise<Parsed<ModelPreview>> {
  const read = readModelFile(text, ports.builtIn)
  if (!read.ok) return read
  const { model, overrides } = read.value
  const { version } = model
  if (!(await keepDraft(ports, model, overrides, by)))
    return fault('version', 'a new name, because another model was published under this one', version)
  const [before] = await ports.runs.lastCompleted(1)
  const { runId, note, round } = await ports.tryModel(model)
  const moves = before === undefined || runId === null ? [] : await ports.runs.tierMoves(before.runId, runId)
  return {
    ok: true,
    value: {
      version,
      note,
      comparedWith: before ?? null,
      moves: await named(ports, moves),
      messages: round.messages.length,
      nudges: round.messages.reduce((sum, { nudges, more }) => sum + nudges.length + more, 0),
      heldBack: round.heldBack.length,
    },
  }
}

/** False where another model was published under this name. */
async function keepDraft(
  { models, builtIn, now }: ModelPorts,
  model: Model,
  overrides: unknown,
  by: string,
): Promise<boolean> {
  const { version } = model
  if (await models.draft({ version, overrides, draftedBy: by, draftedAt: now() })) return true
  const published = await models.byVersion(version)
  const same = modelWith(published?.overrides, builtIn)
  return same.ok && JSON.stringify(same.value) === JSON.stringify(model)
}

/** Puts a version that was previewed in force, with who did it and why. False where there is none of this name. */
export async function publishModel(
  ports: ModelPorts,
  version: string,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<boolean> {
  const at = ports.now()
  if (!(await ports.models.publish(version, { publishedBy: by, publishedAt: at, note }))) return false
  await ports.audit.write({ at, actor: by, what: 'model_published', subject: version, note })
  await ports.takeOver()
  return true
}

/** Drafts a file and publishes it at once: for the command line, where the preview is a command of its own. */
export async function publishModelFile(
  ports: ModelPorts,
  text: string,
  request: { readonly by: string; readonly note: string },
): Promise<Parsed<{ readonly version: string }>> {
  const read = readModelFile(text, ports.builtIn)
  if (!read.ok) return read
  const { model, overrides } = read.value
  const { version } = model
  if (!(await keepDraft(ports, model, overrides, request.by)))
    return fault('version', 'a new name, because another model was published under this one', version)
  await publishModel(ports, version, request)
  return { ok: true, value: { version } }
}
